package org.groundswell.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.groundswell.Counting;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.events.Follower;
import org.groundswell.jobs.QueueState;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A deletion that has begun is finished, even if others fail. */
@OnEveryDatabase
class DeletionJobTest {
    private static final URI HOME = URI.create("https://here.example");
    /** More rows than one run of a job removes. */
    private static final int MANY_FAVOURITES = 2_500;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = process();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The features, assembled as in another process. */
    private Core process() {
        return new Core(database, HOME, RegistrationMode.OPEN, clock);
    }

    private AccountId account(String name) {
        return database.write(tx -> core.people()
                .accounts()
                .create(tx, name, "PH", "en", clock.instant())
                .id());
    }

    private StatusId post(AccountId author) {
        return core.publishing()
                .posting()
                .post(author, Draft.of("It begins #Here"))
                .status()
                .id();
    }

    private void rows(String sql) {
        database.writing(tx -> tx.sql(sql).run());
    }

    private boolean isThere(String name) {
        return core.people().accounts().find(name).isPresent();
    }

    private long leftovers() {
        return database.<Long>read(
                tx -> tx.sql("SELECT count(*) FROM status_leftover").number());
    }

    private long waiting() {
        return core.jobs().states().stream().mapToLong(QueueState::waiting).sum();
    }

    /** Deletes a post with more favourites than one write removes, so that a job is left. */
    private void deleteAFavouredPost(AccountId author) {
        StatusId post = post(author);
        rows("""
                WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < %d)
                INSERT INTO favourite (id, account_id, status_id) SELECT i, 1000 + i, %s FROM number
                """.formatted(MANY_FAVOURITES, post));
        core.publishing().posting().delete(author, post);
        assertThat(leftovers()).isEqualTo(1);
    }

    @Test
    void deletionsAreFinishedAndLeaveNoJobs() {
        AccountId ana = account("ana");
        AccountId ben = account("ben");
        post(ana);
        deleteAFavouredPost(ben);
        core.deleting().accounts().begin(ana);

        try (DeletionJob<StatusId> posts = core.publishing().leftovers();
                DeletionJob<AccountId> accounts = core.deleting().job()) {
            posts.start();
            accounts.start();
            await().untilAsserted(() -> {
                assertThat(isThere("ana")).isFalse();
                assertThat(leftovers()).isZero();
                assertThat(core.jobs().states())
                        .allSatisfy(each -> assertThat(each.waiting()).isZero());
            });
        }
        assertThat(isThere("ben")).isTrue();
        Follower.catchUp(core.events(), core.tagging().counts());
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    /** The first account's rows can't be deleted, since an undeclared table refers to them. */
    @Test
    void aFailingDeletionDelaysNoOtherAndIsRetried() {
        AccountId ana = account("ana");
        AccountId ben = account("ben");
        rows("CREATE TABLE poison (account_id BIGINT REFERENCES account (id))");
        rows("INSERT INTO poison VALUES (" + ana + ")");
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().begin(ben);
        deleteAFavouredPost(account("cid"));

        try (DeletionJob<StatusId> posts = core.publishing().leftovers();
                DeletionJob<AccountId> accounts = core.deleting().job()) {
            posts.start();
            accounts.start();
            await().untilAsserted(() -> {
                assertThat(isThere("ben")).isFalse();
                assertThat(leftovers()).isZero();
            });
            assertThat(isThere("ana")).isTrue();
            assertThat(waiting()).isEqualTo(1);

            rows("DELETE FROM poison");
            clock.moveOn(Duration.ofHours(1));
            await().untilAsserted(() -> assertThat(isThere("ana")).isFalse());
        }
    }

    @Test
    void deletionsBegunByEarlierVersionsAreFinished() {
        AccountId ana = account("ana");
        deleteAFavouredPost(account("ben"));
        core.deleting().accounts().begin(ana);
        rows("DELETE FROM job");

        Core upgraded = process();
        try (DeletionJob<StatusId> posts = upgraded.publishing().leftovers();
                DeletionJob<AccountId> accounts = upgraded.deleting().job()) {
            posts.start();
            accounts.start();
            await().untilAsserted(() -> {
                assertThat(isThere("ana")).isFalse();
                assertThat(leftovers()).isZero();
            });
        }
    }

    @Test
    void aDeletionFinishedByACommandLeavesNoJob() {
        AccountId ana = account("ana");
        deleteAFavouredPost(account("ben"));
        core.deleting().accounts().begin(ana);
        assertThat(waiting()).isEqualTo(2);

        core.deleting().accounts().finishAll();
        core.publishing().posting().removeLeftovers();

        assertThat(waiting()).isZero();
    }

    /** For example a job inserted by hand. */
    @Test
    void aJobWithoutItsMarkDeletesNothing() {
        AccountId ana = account("ana");
        rows("INSERT INTO job (queue, payload, added_at, next_at) VALUES ('account-deletion', '%s', 1, 1)"
                .formatted(ana));
        try (DeletionJob<AccountId> accounts = core.deleting().job()) {
            accounts.start();
            await().untilAsserted(() -> assertThat(waiting()).isZero());
        }
        assertThat(isThere("ana")).isTrue();
    }
}
