package org.groundswell.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.bench.real.RealData;
import org.groundswell.cli.Main;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.AccountId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wave of many posts by a third as many people: its page, alone and while posts arrive; and whether it counts right. */
final class WavesScenario {
    private static final List<String> COUNTRIES =
            List.of("US", "GB", "PH", "IN", "BR", "DE", "KE", "AU", "FR", "MX", "NG", "JP");
    private static final String TAG = "movement";
    private static final String PAGE = "/tags/" + TAG;
    private static final int SERVERS = 40;
    private static final int POSTERS = 32;
    private static final double POSTS_A_SECOND = 1_000;
    private static final double PAGES_A_SECOND = 20;
    private static final int READERS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Path directory;
    private final Path real;
    private final Duration time;
    private final int posts;
    private final Table table;

    WavesScenario(Path directory, Path real, Duration time, int posts, Table table) {
        this.directory = directory;
        this.real = real;
        this.time = time;
        this.posts = posts;
        this.table = table;
    }

    void run() throws IOException, SQLException {
        table.heading("waves");
        Path file = write();
        Path data = directory.resolve("data");
        try (Measured importing = Measured.start(Main.class, 0, List.of("import", "--data=" + data, file.toString()))) {
            while (importing.isAlive()) {
                importing.awaitExit(Duration.ofMillis(200));
            }
        }
        Files.delete(file);
        try (ServerUnderTest server = ServerUnderTest.start(data, POSTERS)) {
            long start = System.nanoTime();
            int bytes = server.get(PAGE, "").length();
            table.note(String.format(
                    Locale.ENGLISH,
                    "the page for the first time, %,d posts read into memory: %,d ms; %,d kB",
                    posts,
                    (System.nanoTime() - start) / 1_000_000,
                    bytes / 1_000));
            Row ceiling;
            try (Measured bare = ServerUnderTest.bare(bytes)) {
                ceiling = Load.run("bare HTTP answer as long as the page", bare, READERS, time, page());
                table.add(ceiling);
            }
            table.add(Load.run("the page, nothing else going on", server.process(), READERS, time, page())
                    .beside(ceiling));
            whilePostsArrive(server);
            compare(server, data);
            leave(server, data);
        }
    }

    private void whilePostsArrive(ServerUnderTest server) {
        String[] tokens = server.tokens().toArray(String[]::new);
        Measured process = server.process();
        try (Paced posting = Paced.start(process.port(), POSTERS, POSTS_A_SECOND, post(tokens));
                Paced reading = Paced.start(process.port(), READERS, PAGES_A_SECOND, page())) {
            LockSupport.parkNanos(WARM_UP.toNanos());
            posting.forget();
            reading.forget();
            long cpu = process.cpuNanos();
            long start = System.nanoTime();
            LockSupport.parkNanos(time.toNanos());
            double seconds = (System.nanoTime() - start) / 1e9;
            double cores = (process.cpuNanos() - cpu) / 1e9 / seconds;
            table.add(posting.row("posts with the tag arrive, at 1,000/s", seconds, cores, process.peakMegabytes()));
            table.add(reading.row("the page meanwhile, at 20/s", seconds, cores, process.peakMegabytes()));
        }
    }

    /** Whether the wave counts what the database holds. */
    private void compare(ServerUnderTest server, Path data) throws IOException, SQLException {
        Waiting.until(() -> wave(server).path("posts").asLong() == counted(data)[0]);
        JsonNode wave = wave(server);
        long[] counted = counted(data);
        table.note(String.format(
                Locale.ENGLISH,
                "counted: %,d posts by %,d people; by SQL: %,d by %,d",
                wave.path("posts").asLong(),
                wave.path("people").asLong(),
                counted[0],
                counted[1]));
    }

    /** How long it takes until somebody who leaves is counted no more. */
    private void leave(ServerUnderTest server, Path data) throws IOException {
        long people = wave(server).path("people").asLong();
        try (Database database = Databases.open(data, "")) {
            Core core =
                    new Core(database, URI.create("http://localhost"), RegistrationMode.CLOSED, InstantSource.system());
            AccountId account = core.people()
                    .accounts()
                    .find("user1@server1.example")
                    .orElseThrow()
                    .id();
            long start = System.nanoTime();
            core.deleting().accounts().begin(account);
            core.deleting().accounts().finishAll();
            long deleted = System.nanoTime();
            Waiting.until(() -> wave(server).path("people").asLong() == people - 1);
            table.note(String.format(
                    Locale.ENGLISH,
                    "an account is deleted in %,d ms, and no longer counted %,d ms later",
                    (deleted - start) / 1_000_000,
                    (System.nanoTime() - deleted) / 1_000_000));
        }
    }

    private JsonNode wave(ServerUnderTest server) throws IOException {
        return JsonMapper.builder().build().readTree(server.get("/api/v1/tags/" + TAG + "/wave", ""));
    }

    private static long[] counted(Path data) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("groundswell.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), count(DISTINCT account_id) FROM tag_use"
                        + " WHERE tag_id = (SELECT id FROM tag WHERE key = '" + TAG + "')")) {
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    private static Load.Requests page() {
        byte[] request = org.groundswell.bench.Connection.get(PAGE, "");
        return (_, _) -> request;
    }

    private static Load.Requests post(String[] tokens) {
        return (client, number) -> org.groundswell.bench.Connection.post(
                "/api/v1/statuses",
                tokens[client],
                "status=" + URLEncoder.encode("More of it, " + number + " #Movement", StandardCharsets.UTF_8));
    }

    private Path write() throws IOException {
        Path file = directory.resolve("wave.jsonl");
        Random random = new Random(11);
        long[] times = times(random);
        int people = Math.max(1, posts * 3 / 10);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < times.length; i++) {
                // Everybody once, and the rest by whom it happens to be.
                int person = i < people ? i : random.nextInt(people);
                writer.write("{\"id\":\"" + i + "\",\"account\":\"user" + person + "@server" + person % SERVERS
                        + ".example\",\"created_at\":\"" + Instant.ofEpochMilli(times[i]) + "\",\"country\":\""
                        + COUNTRIES.get(person % COUNTRIES.size()) + "\",\"language\":\"en\",\"text\":\"What number "
                        + i
                        + " saw and heard that night, and never told #Movement\"}\n");
            }
        }
        return file;
    }

    /** Those of a real movement, where they are there; otherwise four days that swell and ebb. */
    private long[] times(Random random) throws IOException {
        long[] times = new long[posts];
        Path uses = real.resolve("movement-uses.csv.gz");
        int[] known = {0};
        if (Files.exists(uses)) {
            RealData.csv(uses, columns -> {
                if (known[0] < times.length) {
                    times[known[0]++] = Long.parseLong(columns[1]);
                }
            });
        }
        long begin = Instant.parse("2020-05-26T00:00:00Z").toEpochMilli();
        for (int i = known[0]; i < times.length; i++) {
            times[i] = begin
                    + (long) (Math.abs(random.nextGaussian())
                            * Duration.ofDays(2).toMillis());
        }
        Arrays.sort(times);
        return times;
    }
}
