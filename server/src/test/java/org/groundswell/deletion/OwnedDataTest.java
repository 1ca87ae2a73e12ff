package org.groundswell.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.Counting;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.alerts.TrendSubscription;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Tx;
import org.groundswell.events.Follower;
import org.groundswell.model.TagName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every column that names a status or an account is declared by a feature, and the declarations are correct. */
@OnEveryDatabase
class OwnedDataTest {
    /**
     * Number columns that name neither a status nor an account. A new name is declared as {@link Ownership}, or added
     * here.
     */
    private static final Set<String> OTHER_NUMBERS = Set.of(
            // Ids of other things.
            "id",
            "app_id",
            "block_id",
            "filter_id",
            "severance_id",
            "import_id",
            "announcement_id",
            "tag_id",
            "list_id",
            "follow_id",
            "link_id",
            "card_id",
            "upload_file",
            "original_file",
            "preview_file",
            "archive_file",
            "avatar_file",
            "picture_file",
            "still_file",
            "header_file",
            "image_file",
            "file_id",
            "image_width",
            "image_height",
            "story_id",
            "subject_id",
            "case_id",
            "report_id",
            "rule_id",
            "strike_id",
            // A conversation is named by its first status, also after that is gone.
            "conversation_id",
            // A place in a timeline, whether there is something or not.
            "last_read_id",
            "seen",
            "last_id",
            "text_hash",
            "cell",
            "changes",
            // Times.
            "at",
            "created_at",
            "origin_created_at",
            "last_status_at",
            "last_used_at",
            "last_step",
            "tries",
            "tries_since",
            "edited_at",
            "expires_at",
            "published_at",
            "touched_at",
            "unused_since",
            "removed_at",
            "withdrawn_at",
            "closed_at",
            "decided_at",
            "fetched_at",
            "checked_at",
            "delete_at",
            "publish_at",
            "lifted_at",
            "updated_at",
            "seen_at",
            "suspended_at",
            "asked_at",
            "requested_at",
            "added_at",
            "next_at",
            "again_at",
            "dead_at",
            "shielded_since",
            "raised_at",
            "ended_at",
            "ready_at",
            "begun_at",
            "confirmed_at",
            "ends_at",
            "lowered_at",
            "offered_at",
            "first_at",
            "last_at",
            "spoke_at",
            "hour",
            "onset",
            // Counts.
            "refusals",
            "removed",
            "failures",
            "statuses",
            "expected",
            "followers",
            "following",
            "origin_followers",
            "replies",
            "quotes",
            "boosts",
            "imported_boosts",
            "favourites",
            "origin_boosts",
            "origin_favourites",
            "posts",
            "people",
            "uses_left",
            "records",
            "reports",
            "follows",
            "strangers",
            "speaking",
            "attempts",
            "sign_count",
            "voters",
            "votes",
            "choices",
            // Places in an order.
            "seq",
            "position",
            "last",
            "place",
            "number",
            "claim",
            "request",
            "version",
            "published_version",
            // Codes.
            "visibility",
            "width",
            "height",
            "bytes",
            "state",
            "focus_x",
            "focus_y",
            "default_visibility",
            "quote_policy",
            "default_quote_policy");

    /** Text columns that can name statuses or accounts. */
    private static final Set<String> NAMING_TEXTS = Set.of(
            "status.mentions",
            "trend_verdict.subject",
            "moderation_log.subject",
            "story_version.manuscript",
            "event.payload",
            "job.payload");

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private EverythingOfAnAccount everything;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
        everything = new EverythingOfAnAccount(core);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Stream<Ownership> declared() {
        return core.ownedData().stream().flatMap(each -> each.columns().stream());
    }

    private List<Ownership> declared(Ownership.Subject subject) {
        return declared().filter(each -> each.subject() == subject).toList();
    }

    @Test
    void everyColumnThatNamesAStatusOrAnAccountIsDeclaredOnce() {
        List<String> naming = database.read(Schema::columns).stream()
                .filter(each -> each.isNumber() && !OTHER_NUMBERS.contains(each.name())
                        || NAMING_TEXTS.contains(each.toString())
                        || Set.of("account.id", "status.id").contains(each.toString()))
                .map(Schema.Column::toString)
                .toList();
        assertThat(declared().map(Ownership::toString)).containsExactlyInAnyOrderElementsOf(naming);
    }

    @Test
    void everyOwnedColumnHasAnIndex() {
        Set<String> indexed = database.read(Schema::indexed);
        assertThat(declared()
                        .filter(each -> switch (each.rule()) {
                            case Ownership.Rule.Itself _,
                                    Ownership.Rule.Owned _,
                                    Ownership.Rule.Counted _,
                                    Ownership.Rule.Anonymised _ -> true;
                            case Ownership.Rule.Otherwise _, Ownership.Rule.Kept _ -> false;
                        })
                        .map(Ownership::toString))
                .isSubsetOf(indexed);
    }

    @Test
    void deletingAStatusLeavesOnlyKeptRows() {
        List<Ownership> columns = declared(Ownership.Subject.STATUS);
        long status = everything.status.value();
        assertThat(columns).allSatisfy(each -> assertThat(rows(each, status)).isPositive());

        core.publishing().posting().delete(everything.ana, everything.status);
        core.publishing().posting().removeLeftovers();

        assertLeftOnlyWhatIsKept(columns, status);
        assertThat(core.publishing().statuses().all(Optional.empty(), List.of(everything.reply)))
                .hasSize(1);
    }

    @Test
    void deletingAnAccountLeavesOnlyKeptRows() {
        List<Ownership> columns = declared(Ownership.Subject.ACCOUNT);
        long account = everything.ana.value();
        assertThat(columns)
                .filteredOn(each -> !Set.of("account_deletion", "job").contains(each.table()))
                .allSatisfy(each -> assertThat(rows(each, account)).isPositive());

        core.deleting().accounts().begin(everything.ana, EverythingOfAnAccount.PASSWORD);
        core.deleting().accounts().finishAll();
        core.publishing().posting().removeLeftovers();

        assertLeftOnlyWhatIsKept(columns, account);
        // Idempotency keys belong to the account; they are not kept because of their posts.
        assertLeftOnlyWhatIsKept(
                declared(Ownership.Subject.STATUS).stream()
                        .filter(each -> !each.table().equals("idempotency"))
                        .toList(),
                everything.status.value());
    }

    @Test
    void rowsAddedByARequestDuringTheDeletionAreDeletedToo() {
        core.deleting().accounts().begin(everything.ana);
        core.alerts().alerts().subscribe(everything.ana, new TrendSubscription.OfTag(new TagName("late")));
        core.tagging().tags().follow(everything.ana, "late");
        core.publishing().interactions().favourite(everything.ana, everything.reply);

        core.deleting().accounts().finishAll();
        core.publishing().posting().removeLeftovers();

        assertLeftOnlyWhatIsKept(declared(Ownership.Subject.ACCOUNT), everything.ana.value());
    }

    @Test
    void manyRowsAreDeletedInBatches() {
        database.writing(tx -> {
            for (int i = 0; i < 2_500; i++) {
                everything.run(
                        tx, "INSERT INTO bookmark (id, account_id, status_id) VALUES (" + i + ", :ana, " + i + ")");
            }
        });
        core.deleting().accounts().begin(everything.ana);
        core.deleting().accounts().finishAll();
        core.publishing().posting().removeLeftovers();

        assertLeftOnlyWhatIsKept(declared(Ownership.Subject.ACCOUNT), everything.ana.value());
    }

    @Test
    void noLoginRemainsWithoutItsAccountAndNoSessionWithoutItsLogin() {
        for (String sql : List.of(
                "INSERT INTO session (token_hash, account_id, created_at) VALUES ('late', 4, 0)",
                "DELETE FROM account WHERE id = :ana")) {
            assertThatThrownBy(() -> database.writing(tx -> everything.run(tx, sql)))
                    .as(sql)
                    .isInstanceOf(DatabaseException.class);
        }
        database.writing(tx -> everything.run(tx, "DELETE FROM login WHERE account_id = :ana"));
        assertThat(declared(Ownership.Subject.ACCOUNT))
                .filteredOn(each -> Set.of("session", "known_network").contains(each.table()))
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(rows(each, everything.ana.value())).isZero());
    }

    private void assertLeftOnlyWhatIsKept(List<Ownership> columns, long id) {
        Follower.catchUp(core.events(), core.tagging().counts());
        List<String> left = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Ownership each : columns) {
            if (each.rule() instanceof Ownership.Rule.Kept) {
                kept.add(each.toString());
            }
            if (rows(each, id) > 0) {
                left.add(each.toString());
            }
        }
        assertThat(left).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    /** The rows of a column that name a status or an account. */
    private long rows(Ownership column, long id) {
        return database.<Long>read(tx -> count(tx, column, id));
    }

    private static long count(Tx tx, Ownership column, long id) {
        return NAMING_TEXTS.contains(column.toString())
                ? tx.sql("SELECT count(*) FROM " + column.table() + " WHERE " + column.column() + " LIKE :naming")
                        .set("naming", "%" + id + "%")
                        .number()
                : tx.sql("SELECT count(*) FROM " + column.table() + " WHERE " + column.column() + " = :id")
                        .set("id", id)
                        .number();
    }
}
