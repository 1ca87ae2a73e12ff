package org.groundswell.previews;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.cards.Card;
import org.groundswell.db.Database;
import org.groundswell.events.Follower;
import org.groundswell.jobs.Worker;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.AddressRange;
import org.groundswell.outgoing.NameLookup;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.outgoing.RawServer;
import org.groundswell.outgoing.TestClients;
import org.groundswell.publishing.Draft;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;

/** A server that fetches previews, and a website with all names, on this machine. */
final class PreviewWorld implements AutoCloseable {
    private static final AddressGuard LOOPBACK =
            new AddressGuard(List.of(AddressRange.parse("127.0.0.1").orElseThrow()));
    private static final String MISSING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    final SetClock clock = new SetClock();
    final RawServer website = new RawServer();
    final Map<String, String> pages = new ConcurrentHashMap<>();
    /** What is answered to requests for some paths. */
    final Map<String, RawServer.Talk> talks = new ConcurrentHashMap<>();

    final Core core;
    private final Database database;
    private final Worker<?> worker;

    PreviewWorld(TestDatabase kind, Path directory) {
        this(kind, directory, true);
    }

    PreviewWorld(TestDatabase kind, Path directory, boolean on) {
        this(kind, directory, on, OutgoingClient.LONGEST);
    }

    /** @param patience the time for a request */
    PreviewWorld(TestDatabase kind, Path directory, boolean on, Duration patience) {
        database = kind.open(directory);
        core = new Core(
                database,
                new Core.Settings(
                        URI.create("https://here.example"),
                        "Here",
                        "ops@here.example",
                        RegistrationMode.OPEN,
                        Optional.empty(),
                        LOOPBACK,
                        on,
                        new Core.MediaSettings(directory.resolve("media"), "", MediaLimits.STANDARD, Optional.empty()),
                        org.groundswell.polls.PollRules.STANDARD),
                clock);
        NameLookup names =
                host -> List.of(InetAddress.ofLiteral(host.equals("inside.example") ? "10.0.0.1" : "127.0.0.1"));
        worker = core.previewing().core().worker(TestClients.within(patience, LOOPBACK, names));
        website.talk((request, output) -> {
            String path = request.split(" ")[1];
            RawServer.Talk special = talks.get(path);
            if (special == null) {
                output.write(pages.getOrDefault(path, MISSING).getBytes(StandardCharsets.UTF_8));
            } else {
                special.run(request, output);
            }
        });
        handleEvents();
    }

    AccountId account(String name) {
        return TestLogins.create(core, name, Role.USER);
    }

    /** The address of a page of the website. */
    String url(String path) {
        return url("page.example", path);
    }

    String url(String host, String path) {
        return website.origin().replace("127.0.0.1", host) + path;
    }

    void page(String path, String title) {
        page(path, "text/html", "<title>" + title + "</title>");
    }

    void page(String path, String type, String content) {
        pages.put(path, answer(type, content));
    }

    static String answer(String type, String content) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n" + content;
    }

    /** A picture of the website. */
    void picture(String path, String type, byte[] content) {
        talks.put(path, (_, output) -> {
            output.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            output.write(content);
        });
    }

    StatusId post(AccountId author, String text) {
        return post(author, Draft.builder(text).build());
    }

    StatusId post(AccountId author, Draft draft) {
        return core.publishing().posting().post(author, draft).status().id();
    }

    void edit(AccountId author, StatusId post, String text) {
        core.publishing().posting().edit(author, post, Draft.builder(text).build());
    }

    void handleEvents() {
        for (int i = 0; i < 2; i++) {
            // On PostgreSQL, events get their positions when the log is read.
            Follower.catchUp(core.events(), core.previewing().core().consumer());
        }
    }

    /** Handles all events and fetches what is due now. */
    void fetch() {
        handleEvents();
        while (worker.runNext()) {
            // As long as a page is due.
        }
    }

    /** Fetches one page that is due. */
    void fetchNext() {
        worker.runNext();
    }

    /** Fetches what is due after a time. */
    void fetchAfter(Duration time) {
        clock.moveOn(time);
        fetch();
    }

    StatusPage shown(AccountId viewer, StatusId post) {
        return core.publishing()
                .statuses()
                .page(Optional.of(viewer), List.of(core.publishing().statuses().get(Optional.of(viewer), post)));
    }

    Optional<Card> card(AccountId viewer, StatusId post) {
        StatusPage page = shown(viewer, post);
        return page.statuses().getFirst().post().flatMap((Post each) -> page.card(each));
    }

    Optional<String> title(AccountId viewer, StatusId post) {
        return card(viewer, post).map(Card::title);
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return website.requests().stream()
                .filter(request -> request.split(" ")[1].equals(path))
                .count();
    }

    @Override
    public void close() {
        website.close();
        database.close();
    }
}
