package org.groundswell.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.groundswell.cli.Main;

/** Importing a movement, and what the server weighs that has it. */
final class ImportScenario {
    private static final List<String> WORDS = List.of(
            "the", "night", "bus", "street", "lamp", "walk", "home", "again", "light", "window", "door", "keys",
            "council", "believe", "thank", "read", "story", "nobody", "always", "winter");

    /** What the launcher has for an import alone. */
    private static final List<String> LAUNCHERS_OPTIONS = List.of("-Xms192m", "-Xmn128m");

    private final Path directory;
    private final Duration time;
    private final int posts;
    private final Table table;

    ImportScenario(Path directory, Duration time, int posts, Table table) {
        this.directory = directory;
        this.time = time;
        this.posts = posts;
        this.table = table;
    }

    void run() throws IOException, SQLException {
        table.heading("import");
        Row ceiling = Ceilings.sqliteInsert(directory, 1_000, time.dividedBy(2));
        table.add(ceiling);
        Path file = write();
        Path data = directory.resolve("data");
        long start = System.nanoTime();
        double seconds;
        double cores;
        long peak = 0;
        try (Measured importing = Measured.start(
                Main.class, 0, LAUNCHERS_OPTIONS, List.of("import", "--data=" + data, file.toString()))) {
            while (importing.isAlive()) {
                peak = Math.max(peak, importing.peakMegabytes());
                importing.awaitExit(Duration.ofMillis(200));
            }
            seconds = (System.nanoTime() - start) / 1e9;
            cores = importing.lastCpuNanos() / 1e9 / seconds;
        }
        table.add(new Row("import of JSON lines, counts included", 1, posts / seconds, -1, -1, cores, peak, -1)
                .beside(ceiling));
        try (ServerUnderTest server = ServerUnderTest.start(data, 1)) {
            table.note("start to first answer, with " + posts + " posts: "
                    + server.started().toMillis() + " ms");
            Row row = Load.run(
                    "tag timeline of 20, among them",
                    server.process(),
                    16,
                    time,
                    (_, _) -> Connection.get("/api/v1/timelines/tag/yesallwomen", ""));
            table.add(row);
            table.note("resident after that: " + server.process().residentMegabytes() + " MB");
        }
    }

    private Path write() throws IOException {
        Path file = directory.resolve("posts.jsonl");
        Random random = new Random(7);
        long at = Instant.parse("2014-05-24T00:00:00Z").toEpochMilli();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < posts; i++) {
                at += random.nextInt(400);
                writer.write("{\"id\":\"" + i + "\",\"account\":\"user" + heavyTailed(random, 60_000)
                        + "@old.example\",\"created_at\":\"" + Instant.ofEpochMilli(at) + "\",\"country\":\""
                        + List.of("US", "GB", "PH", "IN").get(random.nextInt(4)) + "\",\"language\":\"en\"");
                if (random.nextInt(5) == 0 && i > 0) {
                    writer.write(",\"in_reply_to\":\"" + (i - 1 - random.nextInt(Math.min(i, 2_000))) + "\"");
                }
                writer.write(",\"text\":\"");
                for (int word = 8 + random.nextInt(14); word > 0; word--) {
                    writer.write(WORDS.get(random.nextInt(WORDS.size())));
                    writer.write(' ');
                }
                writer.write("#tag" + heavyTailed(random, 20_000) + (random.nextInt(3) == 0 ? " #YesAllWomen" : ""));
                writer.write("\"}\n");
            }
        }
        return file;
    }

    /** A number below the bound, small ones far likelier. */
    static int heavyTailed(Random random, int bound) {
        return (int) Math.min(bound - 1, Math.pow(1 - random.nextDouble(), -1.4));
    }
}
