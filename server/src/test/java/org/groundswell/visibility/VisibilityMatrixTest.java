package org.groundswell.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules in Java, every SQL condition and every list of statuses to one table. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityMatrixTest {
    /** What the viewer is to the author. */
    enum Relation {
        AUTHOR,
        FOLLOWER,
        MENTIONED,
        FOLLOWED,
        STRANGER,
        ANONYMOUS
    }

    enum Kind {
        POST,
        REPLY_TO_OWN,
        REPLY_TO_OTHER,
        BOOST_OF_OWN,
        BOOST_OF_OTHER
    }

    /** One status of the matrix. */
    record Cell(Kind kind, Visibility visibility) {}

    /** The table: who sees what, for posts and replies. A boost mentions nobody. */
    private static boolean isExpected(Relation relation, Cell cell) {
        boolean mentioned = relation == Relation.MENTIONED && !isBoost(cell.kind());
        return switch (cell.visibility()) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS -> relation == Relation.AUTHOR || relation == Relation.FOLLOWER || mentioned;
            case DIRECT -> relation == Relation.AUTHOR || mentioned;
            case HIDDEN -> relation == Relation.AUTHOR;
        };
    }

    private static boolean isBoost(Kind kind) {
        return kind == Kind.BOOST_OF_OWN || kind == Kind.BOOST_OF_OTHER;
    }

    @Parameter
    TestDatabase kind;

    private final Map<Relation, AccountId> people = new EnumMap<>(Relation.class);
    private final Map<Cell, Status> statuses = new LinkedHashMap<>();
    private World world;

    @TempDir
    static Path directory;

    @BeforeParameterizedClassInvocation
    void prepare() {
        people.clear();
        statuses.clear();
        world = new World(kind.open(directory.resolve(kind.name())), directory.resolve(kind.name()));
        for (Relation relation : Relation.values()) {
            if (relation != Relation.ANONYMOUS) {
                people.put(relation, world.account(relation.name().toLowerCase(Locale.ROOT)));
            }
        }
        AccountId author = account(Relation.AUTHOR);
        world.follows.follow(account(Relation.FOLLOWER), author, Follows.Options.DEFAULT);
        world.follows.follow(author, account(Relation.FOLLOWED), Follows.Options.DEFAULT);
        AccountId other = world.account("other");
        world.follows.follow(account(Relation.FOLLOWER), other, Follows.Options.DEFAULT);
        StatusId own = post(author, "the author began", Visibility.PUBLIC, Optional.empty())
                .id();
        StatusId others = post(other, "another began", Visibility.PUBLIC, Optional.empty())
                .id();
        for (Visibility visibility : Visibility.values()) {
            add(Kind.POST, visibility, post(author, text(visibility), visibility, Optional.empty()));
            add(Kind.REPLY_TO_OWN, visibility, post(author, text(visibility), visibility, Optional.of(own)));
            add(Kind.REPLY_TO_OTHER, visibility, post(author, text(visibility), visibility, Optional.of(others)));
            if (visibility != Visibility.DIRECT && visibility != Visibility.HIDDEN) {
                Status original = post(author, text(visibility), visibility, Optional.empty());
                add(Kind.BOOST_OF_OWN, visibility, world.posting.boost(author, original.id(), Optional.empty()));
            }
            Status open = post(other, "shared widely", Visibility.PUBLIC, Optional.empty());
            add(Kind.BOOST_OF_OTHER, visibility, world.posting.boost(author, open.id(), Optional.of(visibility)));
        }
    }

    private static String text(Visibility visibility) {
        return "for @mentioned #Matrix " + visibility;
    }

    private void add(Kind of, Visibility visibility, Status status) {
        assertThat(status.visibility()).isEqualTo(visibility);
        statuses.put(new Cell(of, visibility), status);
    }

    private Status post(AccountId author, String text, Visibility visibility, Optional<StatusId> inReplyTo) {
        Draft draft = Draft.builder(text)
                .visibility(Optional.of(visibility))
                .inReplyTo(inReplyTo)
                .build();
        return world.posting.post(author, draft).status();
    }

    private AccountId account(Relation relation) {
        return Objects.requireNonNull(people.get(relation));
    }

    private Optional<AccountId> viewer(Relation relation) {
        return Optional.ofNullable(people.get(relation));
    }

    @AfterParameterizedClassInvocation
    void close() {
        world.close();
    }

    /** A place where statuses are seen, as a question: is this one there for this viewer? */
    private Stream<Map.Entry<String, Seen>> places() {
        return Stream.of(
                Map.entry("Viewer.maySee", (Seen)
                        (relation, status) -> loaded(relation).maySee(status)),
                Map.entry(
                        "visibleTo(alias)",
                        (relation, status) -> viewer(relation)
                                .map(account -> inSql(VisibilitySql.visibleTo("s"), Optional.of(account), status))
                                .orElseGet(() -> inSql(VisibilitySql.isOpen("s"), Optional.empty(), status))),
                Map.entry(
                        "visibleTo(viewer)",
                        (relation, status) -> inSql(
                                VisibilitySql.visibleTo(loaded(relation), status.account(), "s"),
                                viewer(relation),
                                status)),
                Map.entry(
                        "get", (relation, status) -> isFound(() -> world.statuses.get(viewer(relation), status.id()))),
                Map.entry(
                        "all",
                        (relation, status) -> !world.statuses
                                .all(viewer(relation), List.of(status.id()))
                                .isEmpty()),
                Map.entry(
                        "history",
                        (relation, status) -> isFound(() -> world.statuses.history(viewer(relation), status.id()))),
                Map.entry(
                        "thread of itself",
                        (relation, status) -> isFound(() -> world.statuses.thread(viewer(relation), status.id()))),
                Map.entry(
                        "profile",
                        (relation, status) -> contains(
                                world.timelines.account(
                                        viewer(relation), status.account(), AccountFilter.ALL, Page.first(100)),
                                status)),
                Map.entry(
                        "favourited by",
                        (relation, status) -> isFound(
                                () -> world.interactions.favouritedBy(viewer(relation), status.id(), Page.first(10)))),
                Map.entry(
                        "boosted by",
                        (relation, status) -> isFound(
                                () -> world.interactions.boostedBy(viewer(relation), status.id(), Page.first(10)))));
    }

    private interface Seen {
        boolean by(Relation relation, Status status);
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyPlaceShowsTheSame(Map.Entry<String, Seen> place) {
        compare((relation, status) -> place.getValue().by(relation, status), (_, _) -> true);
    }

    @Test
    void theHomeTimelineShowsFollowersAndAuthorsWhatTheyMaySee() {
        // A boost whose original stands near is left out, as is a reply to somebody the viewer doesn't follow.
        compare(
                (relation, status) -> contains(world.timelines.home(account(relation), Page.first(100)), status),
                (relation, cell) ->
                        (relation == Relation.AUTHOR || relation == Relation.FOLLOWER) && !isBoost(cell.kind()));
    }

    @Test
    void theConditionForFollowersAgrees() {
        compare(
                (relation, status) -> inSql(VisibilitySql.visibleToFollower("s"), viewer(relation), status),
                (relation, _) -> relation == Relation.AUTHOR || relation == Relation.FOLLOWER);
    }

    @Test
    void repliesInAThreadAreThereForWhoMaySeeThem() {
        compare(
                (relation, status) -> contains(
                        world.statuses
                                .thread(viewer(relation), status.parent().orElseThrow())
                                .descendants(),
                        status),
                (_, cell) -> cell.kind() == Kind.REPLY_TO_OWN || cell.kind() == Kind.REPLY_TO_OTHER);
    }

    @Test
    void onlyPublicPostsAreListed() {
        TagQuery tag = TagQuery.of(TagName.of("matrix"));
        statuses.forEach((cell, status) -> {
            boolean isListed = cell.visibility() == Visibility.PUBLIC;
            assertThat(inSql(VisibilitySql.isListed("s"), Optional.empty(), status))
                    .as("%s", cell)
                    .isEqualTo(isListed);
            assertThat(contains(world.timelines.tag(tag, Origin.ANYWHERE, Page.first(100)), status))
                    .as("under its tag: %s", cell)
                    .isEqualTo(isListed && !isBoost(cell.kind()));
            assertThat(contains(world.timelines.everybody(Origin.ANYWHERE, Page.first(100)), status))
                    .as("in the public timeline: %s", cell)
                    .isEqualTo(isListed && (cell.kind() == Kind.POST || cell.kind() == Kind.REPLY_TO_OWN));
        });
    }

    private void compare(Seen seen, BiPredicate<Relation, Cell> applies) {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Relation relation : Relation.values()) {
            for (Map.Entry<Cell, Status> each : statuses.entrySet()) {
                if (applies.test(relation, each.getKey())) {
                    compared++;
                    boolean shown = seen.by(relation, each.getValue());
                    if (shown != isExpected(relation, each.getKey())) {
                        wrong.add(relation + " " + each.getKey() + (shown ? " is shown" : " is missing"));
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(Visibility.values().length);
        assertThat(wrong).isEmpty();
    }

    private Viewer loaded(Relation relation) {
        return world.core
                .database()
                .read(tx -> new ViewerStore().ofAuthor(tx, viewer(relation), account(Relation.AUTHOR)));
    }

    private boolean inSql(String condition, Optional<AccountId> viewer, Status status) {
        return world.core.database().read(tx -> {
            var sql = tx.sql("SELECT count(*) FROM status s WHERE s.id = :id AND " + condition)
                    .set("id", status.id().value());
            viewer.filter(_ -> condition.contains(":viewer")).ifPresent(account -> sql.set("viewer", account.value()));
            return sql.number() == 1;
        });
    }

    private static boolean isFound(Supplier<?> question) {
        try {
            question.get();
            return true;
        } catch (Refusal.NotFound hidden) {
            return false;
        }
    }

    private static boolean contains(List<Status> statuses, Status status) {
        Predicate<Status> same = each -> each.id().equals(status.id());
        return statuses.stream().anyMatch(same);
    }
}
