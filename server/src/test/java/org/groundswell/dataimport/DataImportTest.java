package org.groundswell.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.archive.CsvFile;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.filters.Expiry;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.FilterContext;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.Lists;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Message;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Relationship;
import org.groundswell.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Files of lists become follows, blocks and so on, through the same rules as in apps. */
@OnEveryDatabase
class DataImportTest {
    private static final URI HOME = URI.create("https://here.example");

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private AccountId ana;
    private AccountId ben;
    private AccountId cay;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = newCore();
        ana = account("ana");
        ben = account("ben");
        cay = account("cay");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Another process over the same database. */
    private Core newCore() {
        return new Core(database, HOME, RegistrationMode.OPEN, clock);
    }

    private AccountId account(String name) {
        clock.moveOn(Duration.ofMillis(1));
        return database.write(tx -> core.people()
                .accounts()
                .create(tx, name, "PH", "en", clock.instant())
                .id());
    }

    private DataImports imports() {
        return core.transferring().imports();
    }

    private long read(AccountId me, ImportKind what, String... lines) {
        return imports().read(me, String.join("\n", lines), Optional.of(what));
    }

    private DataImport.Counts merge(AccountId me, ImportKind what, String... lines) {
        long id = read(me, what, lines);
        imports().merge(me, id);
        return finished(me, id);
    }

    private DataImport.Counts finished(AccountId me, long id) {
        work(core);
        DataImport ended = imports().get(me, id);
        assertThat(ended.state()).isEqualTo(DataImport.State.DONE);
        return imports().counts(ended);
    }

    private static int work(Core worker) {
        int jobs = 0;
        while (worker.transferring().worker().runNext()) {
            jobs++;
        }
        return jobs;
    }

    private Relationship between(AccountId one, AccountId other) {
        return core.relationships().relationships().of(one, other);
    }

    private List<String> problems(AccountId me, long id) {
        return imports().failures(imports().get(me, id)).stream()
                .map(row -> row.number() + " " + row.problem().map(Message::key).orElse(""))
                .toList();
    }

    private StatusId post(AccountId author, String text) {
        clock.moveOn(Duration.ofMillis(1));
        return core.publishing().posting().post(author, Draft.of(text)).status().id();
    }

    @Test
    void nothingChangesUntilAFileIsConfirmed() {
        long id = read(ana, ImportKind.FOLLOWING, "ben@here.example");
        assertThat(work(core)).isZero();
        assertThat(between(ana, ben).isFollowing()).isFalse();
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.PREVIEW);
        assertThatThrownBy(() -> imports().get(ben, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> imports().merge(ben, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> imports().cancel(ben, id)).isInstanceOf(Refusal.NotFound.class);
        imports().merge(ana, id);
        assertThat(finished(ana, id)).isEqualTo(new DataImport.Counts(0, 1, 0, 0, 0));
        assertThat(between(ana, ben).isFollowing()).isTrue();
        assertThatThrownBy(() -> imports().merge(ana, id)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void followsKeepTheirOptionsAndTheRulesOfFollows() {
        core.people().accounts().update(cay, profile -> locked(profile));
        AccountId dan = account("dan");
        core.relationships().blocks().block(dan, ana);
        core.people().follows().follow(ana, ben, Follows.Options.DEFAULT);

        long id = read(
                ana,
                ImportKind.FOLLOWING,
                "Account address,Show boosts,Notify on new posts,Languages",
                "BEN@here.example,false,true,\"en, de\"",
                "cay,,,",
                "dan,,,",
                "ana,,,",
                "eve@else.example,,,",
                "nobody@here.example,,,",
                "no address,,,");
        imports().merge(ana, id);
        assertThat(finished(ana, id)).isEqualTo(new DataImport.Counts(0, 2, 2, 2, 1));

        assertThat(between(ana, ben).follow())
                .hasValue(new Relationship.FollowOptions(false, true, List.of("en", "de")));
        assertThat(between(ana, cay).requested()).isTrue();
        assertThat(between(ana, dan).follow()).isEmpty();
        assertThat(problems(ana, id))
                .containsExactly(
                        "4 error.follow.blocked",
                        "5 error.follow.yourself",
                        "6 imports.problem.account_elsewhere",
                        "7 imports.problem.no_such_account",
                        "8 imports.problem.account");
    }

    private static Account.Profile locked(Account.Profile now) {
        return new Account.Profile(
                now.displayName(),
                now.note(),
                now.fields(),
                now.pictures(),
                now.country(),
                now.language(),
                now.bot(),
                new Account.Privacy(true, true, false, true));
    }

    @Test
    void blocksMutesServersAndBookmarksAreAdded() {
        assertThat(merge(ana, ImportKind.BLOCKS, "ben", "eve@else.example").done())
                .isEqualTo(1);
        assertThat(between(ana, ben).blocking()).isTrue();
        assertThat(merge(ana, ImportKind.MUTES, "Account address,Hide notifications", "cay,false")
                        .done())
                .isEqualTo(1);
        assertThat(between(ana, cay).isMuting()).isTrue();
        assertThat(between(ana, cay).mutesNotifications()).isFalse();
        assertThat(merge(ana, ImportKind.DOMAIN_BLOCKS, "loud.example", "here.example")
                        .failed())
                .isEqualTo(1);
        assertThat(core.relationships().domainBlocks().of(ana, Page.first(10)))
                .extracting(blocked -> blocked.domain())
                .containsExactly("loud.example");

        StatusId open = post(cay, "Hello");
        StatusId secret = core.publishing()
                .posting()
                .post(
                        cay,
                        Draft.builder("Secret")
                                .visibility(Optional.of(Visibility.DIRECT))
                                .build())
                .status()
                .id();
        DataImport.Counts counts = merge(
                ana,
                ImportKind.BOOKMARKS,
                HOME + "/statuses/" + open,
                HOME + "/@cay/" + open,
                HOME + "/users/cay/statuses/" + secret,
                "https://else.example/1");
        assertThat(counts).isEqualTo(new DataImport.Counts(0, 2, 2, 0, 0));
        assertThat(core.publishing().interactions().bookmarks(ana, Page.first(10)))
                .extracting(kept -> kept.status().id())
                .containsExactly(open);
    }

    /** A file doesn't know when a mute ends, so one that is there keeps its end. */
    @Test
    void aMuteThatIsThereKeepsItsEnd() {
        core.relationships().mutes().mute(ana, ben, true, Duration.ofDays(3));
        Optional<Relationship.Mute> before = between(ana, ben).mute();
        merge(ana, ImportKind.MUTES, "ben,true", "cay,true");
        assertThat(between(ana, ben).mute()).isEqualTo(before);
        clock.moveOn(Duration.ofDays(1));
        merge(ana, ImportKind.MUTES, "ben,false");
        assertThat(between(ana, ben).mute())
                .hasValue(new Relationship.Mute(false, before.orElseThrow().expiresAt()));
    }

    @Test
    void listsAreMadeAndTheirMembersFollowed() {
        core.people().accounts().update(cay, profile -> locked(profile));
        long id = read(ana, ImportKind.LISTS, "Friends,ben", "Friends,ben@here.example", "Friends,cay", "Others,ben");
        imports().merge(ana, id);
        assertThat(finished(ana, id)).isEqualTo(new DataImport.Counts(0, 3, 0, 1, 0));
        assertThat(problems(ana, id)).containsExactly("3 imports.problem.requested");
        assertThat(members(ana)).containsExactlyInAnyOrderEntriesOf(Map.of("Friends", "ben", "Others", "ben"));
    }

    private Map<String, String> members(AccountId me) {
        Lists lists = core.lists().lists();
        return lists.of(me).stream()
                .collect(Collectors.toMap(
                        FollowList::title,
                        list -> lists.members(me, list.id(), Page.first(80)).stream()
                                .map(member -> member.account().acct().toString())
                                .sorted()
                                .collect(Collectors.joining(" "))));
    }

    @Test
    void filtersAreAddedAndOnesOfTheSameTitleAndPlacesChanged() {
        String file = "{\"custom_filters\":[{\"title\":\"War\",\"expire_at\":null,\"context\":[\"home\",\"thread\"],"
                + "\"action\":\"%s\",\"keywords_attributes\":[%s],\"statuses\":[\"https://else.example/1\"]}]}";
        merge(ana, ImportKind.FILTERS, file.formatted("warn", "{\"keyword\":\"war\",\"whole_word\":true}"));
        merge(
                ana,
                ImportKind.FILTERS,
                file.formatted("hide", "{\"keyword\":\"war\"},{\"keyword\":\"peace\",\"whole_word\":false}"));
        assertThat(core.filtering().filters().all(ana)).singleElement().satisfies(filter -> {
            assertThat(filter.action()).isEqualTo(FilterAction.HIDE);
            assertThat(filter.keywords())
                    .extracting(keyword -> keyword.text() + " " + keyword.wholeWord())
                    .containsExactlyInAnyOrder("war true", "peace false");
        });
        merge(ana, ImportKind.FILTERS, file.formatted("hide", "{\"keyword\":\"peace\",\"whole_word\":false}"));
        assertThat(core.filtering().filters().all(ana).getFirst().keywords()).hasSize(1);
        String expired = "{\"custom_filters\":[{\"title\":\"Old\",\"expires_at\":\"2001-01-01T00:00:00Z\","
                + "\"context\":[\"home\"],\"action\":\"hide\"}]}";
        assertThat(merge(ana, ImportKind.FILTERS, expired).failed()).isEqualTo(1);
        long late = read(ana, ImportKind.FILTERS, expired.replace("2001", "9001"));
        imports().merge(ana, late);
        finished(ana, late);
        assertThat(problems(ana, late)).containsExactly("1 imports.problem.filter.late");
    }

    @Test
    void whatOneExportsAnotherImportsTheSame() {
        AccountId dan = account("dan");
        core.people().follows().follow(ana, ben, new Follows.Options(false, true));
        core.people()
                .follows()
                .follow(
                        ana,
                        cay,
                        new Follows.Options(Optional.empty(), Optional.empty(), Optional.of(List.of("en", "pt-BR"))));
        core.relationships().blocks().block(ana, dan);
        core.relationships().mutes().mute(ana, ben, false, Duration.ZERO);
        core.relationships().mutes().mute(ana, cay, true, Duration.ZERO);
        core.relationships().domainBlocks().block(ana, "loud.example");
        FollowList list = core.lists()
                .lists()
                .create(ana, new Lists.Change(Optional.of("=A, \"list\""), Optional.empty(), Optional.empty()));
        core.lists().lists().add(ana, list.id(), List.of(ben, cay));
        StatusId post = post(ben, "Hello");
        core.publishing().interactions().bookmark(ana, post);
        core.filtering()
                .filters()
                .create(
                        ana,
                        new FilterChange(
                                Optional.of("Später \"lesen\""),
                                Optional.of(EnumSet.of(FilterContext.HOME, FilterContext.THREAD)),
                                Optional.of(FilterAction.BLUR),
                                Optional.of(Expiry.in(Duration.ofDays(3))),
                                List.of(FilterChange.KeywordChange.add("=cmd", false))));
        core.filtering()
                .filters()
                .addPost(ana, core.filtering().filters().all(ana).getFirst().id(), post);

        AccountId eve = account("eve");
        Map<ImportKind, String> files = files(ana);
        files.forEach((what, text) -> {
            long id = imports().read(eve, text, Optional.of(what));
            imports().merge(eve, id);
            assertThat(finished(eve, id).failures())
                    .as(what + ": " + problems(eve, id))
                    .isZero();
        });
        assertThat(sorted(files(eve))).isEqualTo(sorted(files));

        // Replacing with the same file removes nothing.
        files.forEach((what, text) -> {
            long id = imports().read(eve, text, Optional.of(what));
            assertThat(imports().countRemovals(imports().get(eve, id)))
                    .as(what.name())
                    .isZero();
            imports().overwrite(eve, id, 0);
            finished(eve, id);
        });
        assertThat(sorted(files(eve))).isEqualTo(sorted(files));
    }

    /** The files of an account, in the order in which one would import them. */
    private Map<ImportKind, String> files(AccountId owner) {
        Map<ImportKind, String> files = new EnumMap<>(ImportKind.class);
        Account account = core.people().accounts().get(owner);
        Map.of(
                        ImportKind.FOLLOWING, CsvFile.FOLLOWING,
                        ImportKind.BLOCKS, CsvFile.BLOCKS,
                        ImportKind.MUTES, CsvFile.MUTES,
                        ImportKind.DOMAIN_BLOCKS, CsvFile.DOMAIN_BLOCKS,
                        ImportKind.LISTS, CsvFile.LISTS,
                        ImportKind.BOOKMARKS, CsvFile.BOOKMARKS)
                .forEach((what, file) ->
                        files.put(what, core.archiving().exports().file(account, file)));
        files.put(ImportKind.FILTERS, core.archiving().exports().filters(owner));
        files.values().forEach(text -> assertThat(text).isNotBlank());
        return files;
    }

    private static Map<ImportKind, List<String>> sorted(Map<ImportKind, String> files) {
        Map<ImportKind, List<String>> sorted = new EnumMap<>(ImportKind.class);
        files.forEach((what, text) -> sorted.put(what, text.lines().sorted().toList()));
        return sorted;
    }

    @Test
    void replacingRemovesWhatIsNotInTheFileAndOnlyAsMuchAsWasShown() {
        List<AccountId> others =
                IntStream.range(0, 130).mapToObj(i -> account("p" + i)).toList();
        others.forEach(each -> core.relationships().blocks().block(ana, each));
        long id = read(ana, ImportKind.BLOCKS, "P7", "p8@here.example", "ben", "not an address");
        assertThat(imports().countRemovals(imports().get(ana, id))).isEqualTo(128);
        assertThatThrownBy(() -> imports().overwrite(ana, id, 127)).isInstanceOf(Refusal.Invalid.class);
        imports().overwrite(ana, id, 128);
        // What is added from now on is not in the file, and stays.
        clock.moveOn(Duration.ofMillis(2));
        core.relationships().blocks().block(ana, cay);
        assertThat(finished(ana, id).done()).isEqualTo(3);
        assertThat(imports().get(ana, id).removed()).isEqualTo(128);
        assertThat(core.relationships().blocks().of(ana, Page.first(200)))
                .extracting(listed -> listed.account().acct())
                .containsExactlyInAnyOrder(Acct.local("p7"), Acct.local("p8"), Acct.local("ben"), Acct.local("cay"));
    }

    @Test
    void replacingListsRemovesMembersAndListsThatAreNotInTheFile() {
        for (AccountId each : List.of(ben, cay)) {
            core.people().follows().follow(ana, each, Follows.Options.DEFAULT);
        }
        for (String title : List.of("Friends", "Empty", "Old")) {
            FollowList list = core.lists()
                    .lists()
                    .create(ana, new Lists.Change(Optional.of(title), Optional.empty(), Optional.empty()));
            if (!title.equals("Empty")) {
                core.lists().lists().add(ana, list.id(), List.of(ben, cay));
            }
        }
        long id = read(ana, ImportKind.LISTS, "Friends,ben", "New,cay");
        // One member of Friends, both of Old, and the lists Old and Empty.
        assertThat(imports().countRemovals(imports().get(ana, id))).isEqualTo(5);
        imports().overwrite(ana, id, 5);
        finished(ana, id);
        assertThat(members(ana)).containsExactlyInAnyOrderEntriesOf(Map.of("Friends", "ben", "New", "cay"));
        assertThat(between(ana, cay).isFollowing()).isTrue();
    }

    @Test
    void anotherProcessGoesOnAfterACrash() {
        List<String> names = IntStream.range(0, 180).mapToObj(i -> "q" + i).toList();
        names.forEach(this::account);
        long id = read(ana, ImportKind.FOLLOWING, names.toArray(String[]::new));
        imports().merge(ana, id);
        assertThat(core.transferring().worker().runNext()).isTrue();
        assertThat(imports().counts(imports().get(ana, id)).handled()).isEqualTo(50);
        // The rows of a batch that was done, but not marked.
        database.writing(tx ->
                tx.sql("UPDATE data_import_row SET state = 0 WHERE number > 20").run());
        Core second = newCore();
        work(second);
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.DONE);
        assertThat(imports().counts(imports().get(ana, id)).done()).isEqualTo(180);
        assertThat(core.people().accounts().get(ana).counts().following()).isEqualTo(180);
    }

    @Test
    void newFollowsArePaced() {
        List<String> names = IntStream.range(0, 520).mapToObj(i -> "r" + i).toList();
        names.forEach(this::account);
        // Those that are followed already don't count.
        core.people().follows().follow(ana, ben, Follows.Options.DEFAULT);
        List<String> lines = new ArrayList<>(List.of("ben"));
        lines.addAll(names);
        long id = read(ana, ImportKind.FOLLOWING, lines.toArray(String[]::new));
        imports().merge(ana, id);
        work(core);
        assertThat(core.people().accounts().get(ana).counts().following()).isEqualTo(501);
        // Another kind of file does not get around it, nor do requests.
        core.people().accounts().update(cay, profile -> locked(profile));
        long lists = read(ana, ImportKind.LISTS, "Friends,cay");
        imports().merge(ana, lists);
        clock.moveOn(Duration.ofMinutes(59));
        work(core);
        assertThat(core.people().accounts().get(ana).counts().following()).isEqualTo(501);
        // Blocks are not held up.
        assertThat(merge(ana, ImportKind.MUTES, "cay,true").done()).isEqualTo(1);
        clock.moveOn(Duration.ofMinutes(1));
        work(core);
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.DONE);
        assertThat(imports().get(ana, lists).state()).isEqualTo(DataImport.State.DONE);
        assertThat(core.people().accounts().get(ana).counts().following()).isEqualTo(521);
        assertThat(between(ana, cay).requested()).isTrue();
        assertThat(database.<Long>read(
                        tx -> tx.sql("SELECT follows FROM import_pace").number()))
                .as("the request too")
                .isEqualTo(21);
    }

    @Test
    void oneImportOfAKindRunsAtATime() throws Exception {
        long first = read(ana, ImportKind.BLOCKS, "ben");
        imports().merge(ana, first);
        long second = read(ana, ImportKind.BLOCKS, "cay");
        assertThatThrownBy(() -> imports().merge(ana, second)).isInstanceOf(Refusal.Conflict.class);
        long other = read(ana, ImportKind.MUTES, "cay");
        imports().merge(ana, other);
        work(core);
        assertThatThrownBy(() -> imports().merge(ana, second))
                .as("it was replaced by the next file")
                .isInstanceOf(Refusal.NotFound.class);

        long third = read(ana, ImportKind.BLOCKS, "cay");
        CyclicBarrier barrier = new CyclicBarrier(4);
        List<Object> results = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> confirm = () -> {
                barrier.await();
                imports().merge(ana, third);
                return "begun";
            };
            List<Future<String>> all =
                    IntStream.range(0, 4).mapToObj(_ -> people.submit(confirm)).toList();
            for (Future<String> each : all) {
                try {
                    results.add(each.get());
                } catch (ExecutionException refused) {
                    results.add(refused.getCause().getClass());
                }
            }
        }
        assertThat(results)
                .containsExactlyInAnyOrder(
                        "begun", Refusal.Conflict.class, Refusal.Conflict.class, Refusal.Conflict.class);
    }

    @Test
    void aCancelledImportEndsAndWhatItHasDoneStays() {
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "s" + i).toList();
        names.forEach(this::account);
        long id = read(ana, ImportKind.BLOCKS, names.toArray(String[]::new));
        imports().merge(ana, id);
        core.transferring().worker().runNext();
        imports().cancel(ana, id);
        work(core);
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.CANCELLED);
        assertThat(imports().counts(imports().get(ana, id)).handled()).isEqualTo(50);
        imports().cancel(ana, id);
        long unconfirmed = read(ana, ImportKind.BLOCKS, "ben");
        imports().cancel(ana, unconfirmed);
        assertThatThrownBy(() -> imports().get(ana, unconfirmed)).isInstanceOf(Refusal.NotFound.class);
        // A new one of the kind can begin.
        assertThat(merge(ana, ImportKind.BLOCKS, "ben").done()).isEqualTo(1);
    }

    /** The rows of all would fill the disk. */
    @Test
    void onlyTheNewestImportsOfAnAccountAreKept() {
        for (int i = 0; i < 14; i++) {
            clock.moveOn(Duration.ofMillis(1));
            merge(ana, ImportKind.BLOCKS, "ben");
        }
        merge(ben, ImportKind.BLOCKS, "cay");
        List<DataImport> kept = imports().of(ana);
        assertThat(kept).hasSize(11);
        assertThat(kept).isSortedAccordingTo((one, other) -> Long.compare(other.id(), one.id()));
        assertThat(database.<Long>read(
                        tx -> tx.sql("SELECT count(*) FROM data_import_row").number()))
                .isEqualTo(12);
    }

    @Test
    void twoUploadsAtTheSameMomentLeaveOne() throws Exception {
        String[] lines = IntStream.range(0, 1_200).mapToObj(i -> "t" + i).toArray(String[]::new);
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Object> results = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> upload = () -> {
                barrier.await();
                return read(ana, ImportKind.BLOCKS, lines);
            };
            for (Future<Long> each : List.of(people.submit(upload), people.submit(upload))) {
                try {
                    results.add(each.get());
                } catch (ExecutionException replaced) {
                    results.add(replaced.getCause().getClass());
                }
            }
        }
        assertThat(imports().of(ana)).singleElement().satisfies(left -> {
            assertThat(results).contains(left.id());
            assertThat(imports().counts(left).waiting()).isEqualTo(1_200);
        });
        // The other was replaced while it was read, or after it.
        assertThat(results).allMatch(each -> each instanceof Long || each == Refusal.Conflict.class);
        assertThat(database.<Long>read(
                        tx -> tx.sql("SELECT count(*) FROM data_import_row").number()))
                .isEqualTo(1_200);
    }

    @Test
    void theImportOfARestrictedAccountStops() {
        long id = read(ana, ImportKind.BLOCKS, "ben");
        imports().merge(ana, id);
        database.writing(tx -> core.restricting().restrictions().change(tx, ana, now -> now.withFrozen(true)));
        work(core);
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.STOPPED);
        assertThat(between(ana, ben).blocking()).isFalse();
        database.writing(tx -> core.restricting().restrictions().change(tx, ana, _ -> Restrictions.NONE));
        assertThat(merge(ana, ImportKind.BLOCKS, "ben").done()).isEqualTo(1);
    }

    @Test
    void theImportOfADeletedAccountLeavesNothing() {
        long id = read(ana, ImportKind.FOLLOWING, "ben");
        imports().merge(ana, id);
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().finishAll();
        work(core);
        for (String table : List.of("data_import", "data_import_row", "import_pace")) {
            assertThat(database.<Long>read(
                            tx -> tx.sql("SELECT count(*) FROM " + table).number()))
                    .as(table)
                    .isZero();
        }
        assertThat(core.people().accounts().get(ben).counts().followers()).isZero();
    }

    /** A row with which the server can't cope does not hold up the others for ever. */
    @Test
    void aRowThatFailsInAnUnexpectedWayIsGivenUpAfterAWhile() {
        long id = read(ana, ImportKind.MUTES, "ben", "cay");
        imports().merge(ana, id);
        database.writing(tx -> tx.sql("UPDATE data_import_row SET content = '[\"ben\"]' WHERE number = 1")
                .run());
        work(core);
        clock.moveOn(Duration.ofMinutes(10));
        assertThat(between(ana, cay).isMuting()).isFalse();
        work(core);
        clock.moveOn(Duration.ofMinutes(10));
        work(core);
        assertThat(imports().get(ana, id).state()).isEqualTo(DataImport.State.DONE);
        assertThat(problems(ana, id)).containsExactly("1 imports.problem.bug");
        assertThat(between(ana, cay).isMuting()).isTrue();
    }

    @Test
    void theFileOfFailuresHasTheReasonsAndNoFormulas() {
        long id = read(
                ana,
                ImportKind.LISTS,
                "List name,Account address",
                "=HYPERLINK(1),eve@else.example",
                "+1,nobody@here.example",
                "\"-2, @SUM\",no address",
                "\"@3\",\"\t=x\"",
                "＝4,\"\n=x\"",
                "Good,ben");
        imports().merge(ana, id);
        finished(ana, id);
        assertThat(core.transferring()
                        .failures()
                        .write(
                                ImportKind.LISTS,
                                imports().failures(imports().get(ana, id)),
                                Messages.load().english()))
                .isEqualTo(String.join(
                        "\r\n",
                        "List name,Account address,Reason",
                        "'=HYPERLINK(1),eve@else.example,This account of another server is not known here yet.",
                        "'+1,nobody@here.example,There is no such account on this server.",
                        "\"'-2, @SUM\",no address,\"This is not the address of an account, which is like name@example.org.\"",
                        "'@3,'\t=x,\"This is not the address of an account, which is like name@example.org.\"",
                        "'＝4,\"'\n=x\",\"This is not the address of an account, which is like name@example.org.\"",
                        ""));
    }
}
