package org.groundswell.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.groundswell.bench.StreamClients.Kind;

/** Streaming: how soon a post reaches all open streams, and the memory that each takes. */
final class StreamScenario {
    private static final int OPEN = 5_000;
    private static final int IDLE = 10_000;
    private static final int PEOPLE = 50;
    private static final int WARM_UP = 10;
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long PACE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path directory;
    private final Duration time;
    private final Table table;

    StreamScenario(Path directory, Duration time, Table table) {
        this.directory = directory;
        this.time = time;
        this.table = table;
    }

    void run() throws IOException {
        table.heading("stream");
        measure("public, WebSocket", Kind.SOCKET, "?stream=public", OPEN, false);
        measure("public, server-sent events", Kind.EVENTS, "/public", OPEN, false);
        measure(
                "a tag, WebSocket, viewers with filters and mutes",
                Kind.SOCKET,
                "?stream=hashtag&tag=tide",
                OPEN,
                true);
        measure("home, WebSocket", Kind.SOCKET, "?stream=user", OPEN, true);
        idle();
    }

    /** @param related whether every reader has a filter and mutes someone */
    private void measure(String what, Kind kind, String stream, int streams, boolean related) throws IOException {
        try (ServerUnderTest server = start(what, related);
                StreamClients clients = new StreamClients(server.process().port())) {
            open(server, clients, kind, stream, streams);
            Histogram times = new Histogram(LONGEST_NANOS, 3);
            String writer = server.tokens().getLast();
            for (int i = 0; i < WARM_UP; i++) {
                post(server, writer, clients, new Histogram(LONGEST_NANOS, 3), System.nanoTime());
            }
            long cpu = server.process().cpuNanos();
            long begun = System.nanoTime();
            int posts = (int) time.toSeconds();
            for (int i = 0; i < posts; i++) {
                long due = begun + i * PACE_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
                post(server, writer, clients, times, due);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            table.add(new Row(
                    what,
                    streams,
                    times.getTotalCount() / seconds,
                    times.getValueAtPercentile(50) / 1e6,
                    times.getValueAtPercentile(99) / 1e6,
                    (server.process().cpuNanos() - cpu) / 1e9 / seconds,
                    server.process().peakMegabytes(),
                    -1));
        }
    }

    /** A post is timed from the moment at which it was due. */
    private static void post(ServerUnderTest server, String writer, StreamClients clients, Histogram times, long since)
            throws IOException {
        String text = URLEncoder.encode("The #tide comes in, and goes out again " + since, StandardCharsets.UTF_8);
        try (Connection connection = new Connection(server.process().port())) {
            if (connection.exchange(Connection.post("/api/v1/statuses", writer, "visibility=public&status=" + text))
                    != 200) {
                throw new IOException("the post was refused");
            }
        }
        clients.awaitEvents(times, since);
    }

    private void idle() throws IOException {
        try (ServerUnderTest server = start("idle", false);
                StreamClients clients = new StreamClients(server.process().port())) {
            long before = server.process().residentMegabytes();
            open(server, clients, Kind.SOCKET, "?stream=public", IDLE);
            long cpu = server.process().cpuNanos();
            LockSupport.parkNanos(time.toNanos());
            double cores = (server.process().cpuNanos() - cpu) / 1e9 / (time.toNanos() / 1e9);
            table.add(new Row(
                    "idle sockets", IDLE, 0, -1, -1, cores, server.process().peakMegabytes(), -1));
            table.note("resident before " + before + " MB, with the sockets "
                    + server.process().residentMegabytes() + " MB");
        }
    }

    private void open(ServerUnderTest server, StreamClients clients, Kind kind, String stream, int streams)
            throws IOException {
        List<String> readers = server.tokens().subList(0, PEOPLE);
        for (int i = 0; i < streams; i++) {
            clients.open(kind, "/api/v1/streaming" + stream, readers.get(i % PEOPLE));
        }
        clients.awaitOpen();
    }

    private ServerUnderTest start(String what, boolean related) throws IOException {
        ServerUnderTest server = ServerUnderTest.start(
                directory.resolve(what.replaceAll("\\W", "")), PEOPLE + 1, List.of("--connections-per-address=0"));
        try (Connection connection = new Connection(server.process().port())) {
            for (String reader : server.tokens().subList(0, PEOPLE)) {
                exchange(connection, "/api/v1/accounts/" + server.accounts().getLast() + "/follow", reader, "");
                if (related) {
                    exchange(connection, "/api/v1/accounts/" + server.accounts().getFirst() + "/mute", reader, "");
                    exchange(
                            connection,
                            "/api/v2/filters",
                            reader,
                            "title=a&context[]=public&keywords_attributes[][keyword]=spoiler");
                }
            }
        }
        return server;
    }

    /** The first reader can't mute itself; nothing depends on it. */
    private static void exchange(Connection connection, String path, String token, String form) throws IOException {
        connection.exchange(Connection.post(path, token, form));
    }
}
