package org.groundswell.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.Selection;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.Posting;
import org.groundswell.relationships.Follows;
import org.groundswell.sample.Sample;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.Origin;

/** Reading: what apps and people ask for most, alone and while others post. */
final class ReadScenario {
    private static final int CLIENTS = 16;
    private static final int FOLLOWED = 200;
    private static final int EXCLUDED = 20;
    private static final int NOTIFICATIONS = 20;
    private static final int MOST_IN_MEMORY = 1_000;
    private static final int TIMELINE_BYTES = 38_000;
    private static final String HOME = "/api/v1/timelines/home";

    private final Path directory;
    private final Duration time;
    private final Table table;

    ReadScenario(Path directory, Duration time, Table table) {
        this.directory = directory;
        this.time = time;
        this.table = table;
    }

    void run() throws IOException {
        table.heading("read");
        Path data = directory.resolve("read");
        fill(data);
        Row ceiling;
        try (Measured bare = ServerUnderTest.bare(TIMELINE_BYTES)) {
            ceiling = Load.run("bare HTTP answer of 38 kB", bare, CLIENTS, time, (_, _) -> Connection.get("/x", ""));
            table.add(ceiling);
        }
        try (ServerUnderTest server = ServerUnderTest.start(data, 3)) {
            String reader = server.tokens().getFirst();
            String careful = server.tokens().get(1);
            People people = people(data);
            AccountId author = people.author();
            read(server, ceiling, "tag timeline of 20", "/api/v1/timelines/tag/wewalkhome", "");
            read(server, ceiling, "tag timeline of 20, signed in", "/api/v1/timelines/tag/wewalkhome", reader);
            read(server, ceiling, "home timeline of 20, 200 followed", HOME, reader);
            read(server, ceiling, "the same with blocks, mutes and filters", HOME, careful);
            read(server, ceiling, "the same from the database", HOME + "?max_id=" + people.olderThanMemory(), reader);
            read(server, ceiling, "notifications, 20", "/api/v1/notifications?limit=20", reader);
            read(server, ceiling, "notifications, 20, grouped", "/api/v2/notifications?limit=20", reader);
            read(server, ceiling, "public timeline of 20", "/api/v1/timelines/public", "");
            read(server, ceiling, "account timeline of 20", "/api/v1/accounts/" + author + "/statuses", "");
            read(server, ceiling, "instance", "/api/v2/instance", "");
            read(server, ceiling, "front page", "/", "");
            read(server, ceiling, "tag page", "/tags/wewalkhome", "");
            whilePosting(server, ceiling, "tag timeline", "/api/v1/timelines/tag/wewalkhome", "");
            whilePosting(server, ceiling, "home timeline", HOME, reader);
        }
    }

    private void read(ServerUnderTest server, Row ceiling, String what, String path, String token) {
        table.add(Load.run(what, server.process(), CLIENTS, time, (_, _) -> Connection.get(path, token))
                .beside(ceiling));
    }

    /** One of the clients posts all the time, so that nothing stays as it was. */
    private void whilePosting(ServerUnderTest server, Row ceiling, String what, String path, String reader) {
        String writer = server.tokens().getLast();
        byte[] post = Connection.post("/api/v1/statuses", writer, "visibility=public&status=again+%23WeWalkHome");
        byte[] get = Connection.get(path, reader);
        table.add(Load.run(
                        what + " of 20, one of 16 posting",
                        server.process(),
                        CLIENTS,
                        time,
                        (client, _) -> client == 0 ? post : get)
                .beside(ceiling));
    }

    private static void fill(Path data) throws IOException {
        try (Database database = Databases.open(data, "")) {
            Core core = core(database);
            core.importing().importer().run(Sample.lines(InstantSource.system().instant(), 2014));
            Follower.catchUp(core.events(), core.tagging().counts());
        }
    }

    /**
     * The people of the scenario.
     *
     * @param author the author with the most of the newest posts
     * @param olderThanMemory the id of a post after which the reader's home timeline isn't in memory
     */
    private record People(AccountId author, StatusId olderThanMemory) {}

    /** Two people follow the same authors; one of them blocks and mutes others and has filters. */
    private static People people(Path data) {
        try (Database database = Databases.open(data, "")) {
            Core core = core(database);
            AccountId reader = core.people().accounts().find("p0").orElseThrow().id();
            AccountId careful =
                    core.people().accounts().find("p1").orElseThrow().id();
            Map<AccountId, Long> authors =
                    core.publishing().timelines().everybody(Origin.ANYWHERE, Page.first(2_000)).stream()
                            .map(Status::account)
                            .filter(account -> !account.equals(reader))
                            .collect(Collectors.groupingBy(
                                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
            for (AccountId account : List.copyOf(authors.keySet()).subList(0, FOLLOWED)) {
                core.people().follows().follow(reader, account, Follows.Options.DEFAULT);
                core.people().follows().follow(careful, account, Follows.Options.DEFAULT);
            }
            exclude(core, careful, authors.keySet().stream().skip(FOLLOWED).toList());
            notify(
                    core,
                    reader,
                    core.people().accounts().find("p2").orElseThrow().id());
            List<Status> home = core.publishing().timelines().home(reader, Page.first(MOST_IN_MEMORY));
            return new People(
                    Collections.max(authors.entrySet(), Map.Entry.comparingByValue())
                            .getKey(),
                    home.getLast().id());
        }
    }

    private static void exclude(Core core, AccountId careful, List<AccountId> others) {
        for (AccountId account : others.subList(0, EXCLUDED)) {
            core.relationships().blocks().block(careful, account);
        }
        for (AccountId account : others.subList(EXCLUDED, 2 * EXCLUDED)) {
            core.relationships().mutes().mute(careful, account, true, Duration.ZERO);
        }
        core.relationships().domainBlocks().block(careful, "unwanted.example");
        for (int i = 0; i < EXCLUDED; i++) {
            core.filtering().filters().muteTag(careful, "Unwanted" + i, Optional.empty());
        }
    }

    /** An account favourites posts of another and mentions it, in turn. */
    private static void notify(Core core, AccountId recipient, AccountId sender) {
        Posting posting = core.publishing().posting();
        for (int i = 0; i < NOTIFICATIONS / 2; i++) {
            StatusId post = posting.post(recipient, Draft.of("Walking home again, number " + i))
                    .status()
                    .id();
            core.publishing().interactions().favourite(sender, post);
            posting.post(sender, Draft.of("@p0 Walking with you, number " + i));
        }
        Follower.catchUp(core.events(), core.notifying().core().consumer());
        int notified = core.notifying()
                .core()
                .notifications()
                .list(recipient, Selection.ALL, Page.first(2 * NOTIFICATIONS))
                .entries()
                .size();
        if (notified < NOTIFICATIONS) {
            throw new IllegalStateException("only " + notified + " notifications arrived");
        }
    }

    private static Core core(Database database) {
        return new Core(database, URI.create("http://localhost"), RegistrationMode.CLOSED, InstantSource.system());
    }
}
