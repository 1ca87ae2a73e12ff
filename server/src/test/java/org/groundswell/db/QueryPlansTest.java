package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.config.Setting;
import org.groundswell.discovery.DirectoryOrder;
import org.groundswell.events.LogTail;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.lists.ListId;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.notifications.Selection;
import org.groundswell.polls.PollStore;
import org.groundswell.publishing.Draft;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The query plans of the most frequent requests: an index scan that starts at the page's first row, whatever the size
 * of the table. The statements are those of the stores, recorded while the services run.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansTest {
    private static final URI HOME = URI.create("https://here.example");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Page NEWEST = Page.first(20);

    @TempDir
    static Path data;

    @Parameter
    TestDatabase kind;

    private WatchedDatabase watched;
    private LargeTables tables;

    /** Whether the result is in the order of its index. */
    enum Order {
        BY_INDEX,
        SORTED
    }

    /**
     * A frequent request.
     *
     * @param index the index it uses; its name, or names if the databases differ
     */
    record Frequent(String name, Order order, String index, Consumer<Core> request) {}

    private Stream<Frequent> requests() {
        AccountId viewer = tables.viewer();
        AccountId blocker = tables.blocker();
        AccountId author = tables.author();
        StatusId post = tables.post();
        Optional<AccountId> member = Optional.of(viewer);
        Optional<AccountId> anonymous = Optional.empty();
        Page older = new Page(post.value(), 0, 0, 20);
        Timeline everybody = new Timeline.Everybody(Origin.ANYWHERE);
        Timeline tagged = new Timeline.Tagged(TagQuery.of(TagName.of(LargeTables.TAG)), Origin.ANYWHERE);
        Timeline ofAuthor = new Timeline.OfAccount(author, AccountFilter.ALL);
        String tagUse = "tag_use_pkey|sqlite_autoindex_tag_use_1|u USING PRIMARY KEY";
        String accountTagUse = "account_tag_use_pkey|sqlite_autoindex_account_tag_use_1";
        String status = "status_pkey|sqlite_autoindex_status_1";
        return Stream.of(
                timeline("the public timeline", everybody, anonymous, NEWEST, "status_public"),
                timeline("an older page of it", everybody, member, older, "status_public"),
                timeline("local posts", new Timeline.Everybody(Origin.HERE), member, NEWEST, "status_public_local"),
                timeline(
                        "posts of other servers",
                        new Timeline.Everybody(Origin.ELSEWHERE),
                        member,
                        NEWEST,
                        "status_public_elsewhere"),
                timeline("a tag", tagged, anonymous, NEWEST, tagUse),
                timeline("an older page of a tag", tagged, member, older, tagUse),
                timeline("an account's posts", ofAuthor, anonymous, NEWEST, "status_account"),
                timeline("an account's posts for a follower", ofAuthor, member, older, "status_account"),
                timeline(
                        "an account's posts with a tag",
                        new Timeline.OfAccount(
                                author, new AccountFilter(false, false, Optional.of(TagName.of(LargeTables.TAG)))),
                        member,
                        older,
                        accountTagUse),
                new Frequent(
                        "an account's featured tags",
                        Order.SORTED,
                        accountTagUse,
                        core -> core.tagging()
                                .featured()
                                .of(anonymous, core.people().accounts().get(author))),
                new Frequent(
                        "suggestions of tags to feature",
                        Order.SORTED,
                        "status_account",
                        core -> core.tagging().featured().suggested(author)),
                new Frequent(
                        "suggestions of accounts",
                        Order.SORTED,
                        "follow_follower",
                        core -> core.discovering().suggestions().of(viewer, 40)),
                new Frequent(
                        "suggestions of accounts for a blocker",
                        Order.SORTED,
                        "follow_follower",
                        core -> core.discovering().suggestions().of(blocker, 40)),
                new Frequent(
                        "the most followed accounts and authors in a tag",
                        Order.SORTED,
                        "account_count_followers",
                        core -> core.discovering()
                                .suggestions()
                                .in(anonymous, List.of(core.tagging().tags().get(LargeTables.TAG)), 40)),
                new Frequent(
                        "the directory by activity",
                        Order.SORTED,
                        "account_count_active",
                        core -> core.discovering().directory().page(member, DirectoryOrder.ACTIVE, false, 0, 40)),
                new Frequent(
                        "local accounts by activity",
                        Order.SORTED,
                        "account_count_active",
                        core -> core.discovering()
                                .directory()
                                .page(Optional.of(blocker), DirectoryOrder.ACTIVE, true, 40, 40)),
                new Frequent(
                        "the newest accounts",
                        // PostgreSQL may sort the accounts that are being deleted, which are few.
                        Order.SORTED,
                        "account_offered",
                        core -> core.discovering().directory().page(member, DirectoryOrder.NEW, false, 0, 40)),
                new Frequent(
                        "the newest local accounts",
                        Order.SORTED,
                        "account_offered_local",
                        core -> core.discovering()
                                .directory()
                                .page(Optional.of(blocker), DirectoryOrder.NEW, true, 40, 40)),
                new Frequent(
                        "home",
                        Order.SORTED,
                        "status_account",
                        core -> core.publishing().timelines().page(member, new Timeline.Home(), NEWEST)),
                new Frequent(
                        "a post",
                        Order.BY_INDEX,
                        status,
                        core -> core.publishing().statuses().get(member, post)),
                new Frequent(
                        "its quotes",
                        Order.BY_INDEX,
                        "status_quote",
                        core -> core.publishing().statuses().quotes(member, post, NEWEST)),
                new Frequent(
                        "its thread",
                        Order.SORTED,
                        "status_reply",
                        core -> core.publishing().statuses().thread(member, post)),
                new Frequent(
                        "an account's followers",
                        Order.BY_INDEX,
                        "follow_followee",
                        core -> core.relationships()
                                .followLists()
                                .followers(anonymous, core.people().accounts().get(author), NEWEST)),
                new Frequent(
                        "the accounts it follows",
                        Order.BY_INDEX,
                        "follow_follower",
                        core -> core.relationships()
                                .followLists()
                                .following(anonymous, core.people().accounts().get(viewer), NEWEST)),
                new Frequent(
                        "a tag's last days",
                        Order.SORTED,
                        tagUse,
                        core -> core.tagging().tags().days(core.tagging().tags().get(LargeTables.TAG))),
                new Frequent(
                        "the next events",
                        Order.BY_INDEX,
                        "event_position_key|event USING INTEGER PRIMARY KEY",
                        core -> core.database().read(tx -> core.events().after(tx, tables.halfway(), 20))),
                new Frequent(
                        "the newest events of a read",
                        Order.SORTED,
                        "event_position_key|event USING INTEGER PRIMARY KEY",
                        core -> core.database().read(tx -> new LogTail(core.events()).after(tx, tables.halfway(), 20))),
                new Frequent(
                        "counting tags",
                        Order.BY_INDEX,
                        "tag_person_pkey|sqlite_autoindex_tag_person_1|Conflict Arbiter|tag USING",
                        core -> core.database()
                                .writing(tx -> core.tagging().counts().handle(tx, tables.events()))),
                new Frequent(
                        "an account's filters",
                        Order.SORTED,
                        "post_filter_account",
                        core -> core.filtering().filters().all(viewer)),
                timeline("the public timeline for a blocker", everybody, Optional.of(blocker), NEWEST, "status_public"),
                timeline("a tag for a blocker", tagged, Optional.of(blocker), NEWEST, tagUse),
                new Frequent(
                        "home for a blocker",
                        Order.SORTED,
                        "status_account",
                        core -> core.publishing().timelines().page(Optional.of(blocker), new Timeline.Home(), NEWEST)),
                new Frequent(
                        "a list",
                        Order.SORTED,
                        "status_account",
                        core -> core.publishing()
                                .timelines()
                                .page(
                                        Optional.of(blocker),
                                        new Timeline.OfList(new ListId(30), RepliesPolicy.LIST),
                                        NEWEST)),
                new Frequent(
                        "blocked accounts",
                        Order.BY_INDEX,
                        "block_account",
                        core -> core.relationships().blocks().of(blocker, NEWEST)),
                new Frequent(
                        "muted accounts",
                        Order.BY_INDEX,
                        "mute_account",
                        core -> core.relationships().mutes().of(blocker, NEWEST)),
                new Frequent(
                        "follow requests",
                        Order.BY_INDEX,
                        "follow_request_followee",
                        core -> core.people().followRequests().of(blocker, NEWEST)),
                new Frequent(
                        "notifications",
                        Order.BY_INDEX,
                        "notification_shown",
                        core -> core.notifying().core().notifications().list(blocker, Selection.ALL, NEWEST)),
                new Frequent(
                        "unread notifications",
                        Order.SORTED,
                        "notification_shown",
                        core -> core.notifying().core().notifications().unread(blocker, Selection.ALL, 100)),
                new Frequent(
                        "grouped notifications",
                        Order.SORTED,
                        "notification_shown",
                        core -> core.notifying().core().notifications().groups(blocker, Selection.ALL, Page.first(3))),
                new Frequent(
                        "a page with a poll",
                        Order.SORTED,
                        "poll_pkey|sqlite_autoindex_poll_1",
                        core -> core.database()
                                .read(tx -> new PollStore().results(tx, Optional.of(viewer), List.of(post)))),
                new Frequent(
                        "imports of lists",
                        Order.BY_INDEX,
                        "data_import_account",
                        core -> core.transferring().imports().of(viewer)),
                new Frequent(
                        "rows that were not imported",
                        Order.BY_INDEX,
                        "data_import_row_state",
                        core -> core.transferring()
                                .imports()
                                .firstFailures(
                                        core.transferring().imports().of(viewer).getFirst(), 20)),
                new Frequent("claiming a job", Order.BY_INDEX, "job_due", QueryPlansTest::claim),
                new Frequent(
                        "the state of queues",
                        Order.BY_INDEX,
                        "job_due",
                        core -> core.jobs().states()),
                new Frequent(
                        "posting a reply",
                        Order.BY_INDEX,
                        status,
                        core -> core.publishing()
                                .posting()
                                .post(
                                        viewer,
                                        Draft.builder("So it is #" + LargeTables.TAG)
                                                .inReplyTo(Optional.of(post))
                                                .build())),
                new Frequent(
                        "a favourite",
                        Order.BY_INDEX,
                        status,
                        core -> core.publishing().interactions().favourite(viewer, post)));
    }

    private static Queue<Integer> numbers(Core core) {
        return core.jobs()
                .queue(
                        "queue0",
                        PayloadCodec.of(String::valueOf, Integer::valueOf),
                        new QueueLimits(1, 1, new Backoff(PAUSE, PAUSE), PAUSE));
    }

    private static void claim(Core core) {
        assertThat(numbers(core).worker(_ -> Outcome.done()).runNext()).isTrue();
    }

    private static Frequent timeline(
            String name, Timeline timeline, Optional<AccountId> viewer, Page page, String index) {
        return new Frequent(
                name,
                Order.BY_INDEX,
                index,
                core -> core.publishing().timelines().page(viewer, timeline, page));
    }

    @TestFactory
    Stream<DynamicTest> frequentRequestsUseAnIndex() {
        return Stream.concat(requests(), ModeratorRequests.of(tables))
                .map(each -> dynamicTest(
                        each.name(), () -> assertThat(problems(each)).isEmpty()));
    }

    /** Checks that the test above can fail. */
    @ParameterizedTest
    @CsvSource({
        "status_reply, its thread, reads all of status",
        "status_quote, its quotes, does not use status_quote",
        "status_account, home, does not use status_account",
        "status_account, an account's posts, does not use status_account",
        "follow_followee, an account's followers, does not use follow_followee",
        "status_public, the public timeline, does not use status_public",
        "job_due, claiming a job, does not use job_due",
    })
    void aMissingIndexIsDetected(String index, String request, String problem) {
        Frequent frequent =
                requests().filter(each -> each.name().equals(request)).findAny().orElseThrow();
        assertThat(watched.without(index, () -> problems(frequent))).anyMatch(each -> each.startsWith(problem));
    }

    private List<String> problems(Frequent frequent) {
        // A new instance each time, with empty caches.
        Core core = core(watched);
        List<QueryPlan> plans = watched.statementsOf(() -> frequent.request().accept(core)).stream()
                .map(statement -> new QueryPlan(statement, watched.plan(statement)))
                .toList();
        Pattern index = Pattern.compile("\\b(" + frequent.index() + ")\\b");
        List<String> problems = new ArrayList<>();
        for (QueryPlan plan : plans) {
            plan.scanned().forEach(table -> problems.add("reads all of " + table + ": " + plan));
            if (frequent.order() == Order.BY_INDEX && plan.sorts()) {
                problems.add("sorts: " + plan);
            }
        }
        if (plans.stream().noneMatch(plan -> plan.uses(index))) {
            problems.add("does not use " + frequent.index() + ": " + plans);
        }
        return problems;
    }

    @BeforeParameterizedClassInvocation
    void start() throws IOException, SQLException {
        Path directory = data.resolve(kind.name());
        String url =
                Optional.ofNullable(kind.settings(Map.of()).get(Setting.DB)).orElseThrow();
        try (Database database = Databases.open(directory, url)) {
            tables = LargeTables.fill(core(database));
        }
        if (kind == TestDatabase.POSTGRES) {
            // ANALYZE reads every row of tables of this size, so that plans are reproducible.
            analyze(url);
        }
        watched = new WatchedDatabase(directory, url);
    }

    @AfterParameterizedClassInvocation
    void close() {
        watched.close();
    }

    private static Core core(Database database) {
        return new Core(database, HOME, RegistrationMode.OPEN, CLOCK);
    }

    private static void analyze(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }
}
