package org.groundswell.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.groundswell.app.Core;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.AccountId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suspending accounts: how soon their posts have left a timeline and the count of a tag, and are back on reinstatement. */
final class SuspensionScenario {
    private static final int AUTHORS = 8;
    /** The first are suspended to warm the server up. */
    private static final int WARM_UP = 3;

    private static final int[] POSTS = {100, 1_000, 10_000};
    private static final String TAG = "tide";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Path directory;
    private final Table table;
    private final JsonMapper json = new JsonMapper();

    SuspensionScenario(Path directory, Table table) {
        this.directory = directory;
        this.table = table;
    }

    void run() throws IOException {
        table.heading("suspend");
        for (int posts : POSTS) {
            measure(posts);
        }
    }

    /** The times of one kind of change, over several accounts. */
    private static final class Times {
        final Histogram answer = new Histogram(LONGEST.toNanos(), 3);
        final Histogram timelines = new Histogram(LONGEST.toNanos(), 3);
        final Histogram count = new Histogram(LONGEST.toNanos(), 3);
    }

    private void measure(int posts) throws IOException {
        Path data = directory.resolve("suspend" + posts);
        try (ServerUnderTest server = ServerUnderTest.start(data, AUTHORS + 1)) {
            String moderator = moderator(data);
            fill(server, posts);
            Times suspended = new Times();
            Times reinstated = new Times();
            for (int i = 0; i < AUTHORS; i++) {
                AccountId account = server.accounts().get(i);
                boolean counts = i >= WARM_UP;
                time(
                        server,
                        i,
                        posts,
                        counts ? suspended : new Times(),
                        () -> admin(server, moderator, account + "/action", "type=suspend"));
                time(
                        server,
                        i,
                        posts,
                        counts ? reinstated : new Times(),
                        () -> admin(server, moderator, account + "/unsuspend", ""));
            }
            report("suspended", posts, suspended);
            report("reinstated", posts, reinstated);
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Makes a change, and waits until the timelines of the tag and of a follower, and the tag's count, follow. */
    private void time(ServerUnderTest server, int author, int posts, Times times, Change change) throws IOException {
        String account = "\"acct\":\"p" + author + "\"";
        boolean shown = server.get(
                        "/api/v1/timelines/home?limit=40", server.tokens().getLast())
                .contains(account);
        long expected = (long) (shown ? AUTHORS - 1 : AUTHORS) * posts;
        long begun = System.nanoTime();
        change.make();
        times.answer.recordValue(System.nanoTime() - begun);
        Waiting.until(() ->
                server.get("/api/v1/timelines/home?limit=40", server.tokens().getLast())
                                        .contains(account)
                                != shown
                        && server.get(
                                                "/api/v1/timelines/tag/" + TAG + "?limit=40",
                                                server.tokens().getLast())
                                        .contains(account)
                                != shown);
        times.timelines.recordValue(System.nanoTime() - begun);
        Waiting.until(() -> uses(server) == expected);
        times.count.recordValue(System.nanoTime() - begun);
    }

    private void report(String what, int posts, Times times) {
        row(what + ", answered", posts, times.answer);
        row(what + ", home and tag timelines", posts, times.timelines);
        row(what + ", count of the tag", posts, times.count);
    }

    /** The rate is that of posts. */
    private void row(String what, int posts, Histogram times) {
        double median = times.getValueAtPercentile(50);
        table.add(new Row(
                posts + " posts " + what, 1, posts * 1e9 / median, median / 1e6, times.getMaxValue() / 1e6, -1, 0, -1));
    }

    /** The authors take turns, so that the newest posts are of all of them. */
    private static void fill(ServerUnderTest server, int posts) throws IOException {
        try (Connection connection = new Connection(server.process().port())) {
            String reader = server.tokens().getLast();
            for (int i = 0; i < AUTHORS; i++) {
                exchange(connection, "/api/v1/accounts/" + server.accounts().get(i) + "/follow", reader, "");
            }
            for (int i = 0; i < posts; i++) {
                for (String author : server.tokens().subList(0, AUTHORS)) {
                    String text = URLEncoder.encode("The #" + TAG + " comes in, " + i, StandardCharsets.UTF_8);
                    exchange(connection, "/api/v1/statuses", author, "visibility=public&status=" + text);
                }
            }
        }
    }

    private void admin(ServerUnderTest server, String token, String action, String form) throws IOException {
        try (Connection connection = new Connection(server.process().port())) {
            exchange(connection, "/api/v1/admin/accounts/" + action, token, form);
        }
    }

    private static void exchange(Connection connection, String path, String token, String form) throws IOException {
        int status = connection.exchange(Connection.post(path, token, form));
        if (status != 200) {
            throw new IOException("the server answered " + status + " to " + path);
        }
    }

    /** How often the tag was used in the days that its history has. */
    private long uses(ServerUnderTest server) throws IOException {
        long sum = 0;
        for (JsonNode day : json.readTree(
                        server.get("/api/v1/tags/" + TAG, server.tokens().getLast()))
                .path("history")) {
            sum += day.path("uses").asLong();
        }
        return sum;
    }

    private static String moderator(Path data) {
        try (Database database = Databases.open(data, "")) {
            Core core =
                    new Core(database, URI.create("http://localhost"), RegistrationMode.CLOSED, InstantSource.system());
            AccountId account = core.people()
                    .logins()
                    .create(
                            new Logins.SignUp(
                                    "moderator", "moderator@mail.example", "a long password", "", "en", "", ""),
                            Role.MODERATOR)
                    .account();
            return core.people()
                    .oauth()
                    .issue(new Grant(0, Optional.of(account), Scopes.parse("admin:read admin:write")))
                    .secret();
        }
    }
}
