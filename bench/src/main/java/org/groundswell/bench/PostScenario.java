package org.groundswell.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Posting over HTTP, each post on disk before it is answered. */
final class PostScenario {
    private static final int PEOPLE = 64;
    /** About what the answer to a post comes to. */
    private static final int ANSWER_BYTES = 1_900;

    private final Path directory;
    private final Duration time;
    private final Table table;

    PostScenario(Path directory, Duration time, Table table) {
        this.directory = directory;
        this.time = time;
        this.table = table;
    }

    void run() throws IOException, SQLException {
        table.heading("post");
        Duration quarter = time.dividedBy(4);
        table.add(Ceilings.durableAppend(directory, 1, quarter));
        table.add(Ceilings.durableAppend(directory, 64, quarter));
        table.add(Ceilings.sqliteInsert(directory, 8, quarter));
        table.add(Ceilings.sqliteInsert(directory, 64, quarter));
        for (int clients : new int[] {8, 64}) {
            Row ceiling;
            try (Measured bare = ServerUnderTest.bare(ANSWER_BYTES)) {
                ceiling = Load.run("bare HTTP answer to a post", bare, clients, time, request(new String[0]));
                table.add(ceiling);
            }
            try (ServerUnderTest server = ServerUnderTest.start(directory.resolve("post" + clients), PEOPLE)) {
                Load.Requests requests = request(server.tokens().toArray(String[]::new));
                table.add(Load.run("post, durable", server.process(), clients, time, requests)
                        .beside(ceiling));
            }
        }
    }

    /** Every second post has another tag besides, of which a few are frequent and most are rare. */
    private static String second(long number) {
        double chance = (number * 0x9E3779B97F4A7C15L >>> 11) * 0x1.0p-53;
        return chance < 0.5 ? "" : " #tag" + (long) Math.min(5_000, Math.pow(2 * (1 - chance), -1.5));
    }

    private static Load.Requests request(String[] tokens) {
        return (client, number) -> {
            String text = "Walking home again tonight, number " + number + " of " + client + ". #WeWalkHome"
                    + second(number * 64 + client);
            String token = tokens.length == 0 ? "none" : tokens[client % tokens.length];
            return Connection.post(
                    "/api/v1/statuses",
                    token,
                    "visibility=public&status=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        };
    }
}
