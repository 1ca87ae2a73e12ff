package org.groundswell.crossnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Other networks are followed in real time, counted separately, and resumed at the stored cursor. */
class ListeningTest {

    @TempDir
    Path data;

    private TestServer server;
    private String post;
    private TestDatabase database = TestDatabase.SQLITE;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Starts a server on which #Lights has been used. */
    private void open(String elsewhere) throws IOException {
        Path file = Files.writeString(data.resolve("elsewhere"), elsewhere);
        Map<Setting, String> settings = Map.of(Setting.ELSEWHERE, file.toString());
        server = TestServer.start(data, database.settings(settings));
        if (post == null) {
            post = server.post("/api/v1/statuses", server.person("ana"), "status", "Here #Lights")
                    .json()
                    .path("id")
                    .asString();
        }
    }

    private JsonNode wave() {
        return server.get("/api/v1/tags/lights/wave?step=hour&from="
                        + Instant.now().minusSeconds(7200) + "&to="
                        + Instant.now().plusSeconds(3600))
                .json();
    }

    /** Waits until a network has these counts. */
    private void awaitCounts(String network, int posts, int people) {
        await().untilAsserted(() -> {
            JsonNode found = null;
            for (JsonNode each : wave().path("elsewhere")) {
                found = each.path("network").asString().equals(network) ? each : found;
            }
            if (posts == 0) {
                assertThat(found).isNull();
            } else {
                assertThat(found).isNotNull();
                assertThat(found.path("posts").asInt()).isEqualTo(posts);
                assertThat(found.path("people").asInt()).isEqualTo(people);
            }
        });
    }

    @Test
    void linesAreFollowedAndNoneIsCountedTwiceAfterARestart() throws IOException {
        Path lines = data.resolve("newsroom.jsonl");
        Files.createFile(lines);
        open("# what we gather ourselves\nlines " + lines + "\n");
        append(lines, line("1", "maya", "Lights") + line("2", "maya", "LIGHTS") + line("3", "omar", "unknown"));
        awaitCounts("newsroom", 2, 1);
        // Observations don't become posts of this server.
        assertThat(wave().path("posts").asInt()).isEqualTo(1);
        assertThat(server.get("/api/v1/timelines/tag/lights").json().size()).isEqualTo(1);
        assertThat(server.get("/tags/lights").body())
                .contains("On other networks")
                .contains("newsroom");

        server.close();
        append(lines, "no JSON at all\n" + line("4", "omar", "Lights") + "{\"delete\": \"1\"}\n");
        open("lines " + lines);
        awaitCounts("newsroom", 2, 2);
        append(lines, "{\"delete\": \"2\"}\n{\"delete\": \"4\"}\n");
        awaitCounts("newsroom", 0, 0);
    }

    @Test
    void linesAreFollowedOnPostgresToo() throws IOException {
        database = TestDatabase.POSTGRES;
        Path lines = data.resolve("newsroom.jsonl");
        Files.createFile(lines);
        open("lines " + lines);
        append(lines, line("1", "maya", "Lights") + line("2", "omar", "Lights"));
        awaitCounts("newsroom", 2, 2);
        append(lines, "{\"delete\": \"2\"}\n");
        awaitCounts("newsroom", 1, 1);
    }

    private static String line(String id, String author, String tag) {
        return "{\"id\":\"%s\",\"author\":\"%s\",\"at\":\"%s\",\"tags\":[\"%s\"]}\n"
                .formatted(id, author, Instant.now(), tag);
    }

    /** Appends after the server has started: before the tag is used there, it is not listened for. */
    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void aJetstreamIsFollowedAndResumedWhereItBroke() throws IOException {
        try (Jetstream network = new Jetstream()) {
            open("bluesky ws://localhost:" + network.port() + "/subscribe");
            await().until(() -> network.listeners() == 1);
            assertThat(network.requests().getFirst()).isEqualTo("/subscribe?wantedCollections=app.bsky.feed.post");
            long now = Instant.now().toEpochMilli() * 1_000;
            network.send(commit("did:plc:maya", now, "create", "a1", record("Lights")));
            network.send(commit("did:plc:omar", now + 1, "create", "b1", record("lights")));
            network.send(commit("did:plc:omar", now + 2, "create", "b2", record("somethingelse")));
            network.send("{\"kind\":\"identity\",\"did\":\"did:plc:omar\",\"time_us\":" + now + "}");
            network.send("no JSON");
            awaitCounts("Bluesky", 2, 2);
            network.send(commit("did:plc:maya", now + 3, "delete", "a1", ""));
            awaitCounts("Bluesky", 1, 1);

            network.disconnect();
            await().until(() -> network.listeners() == 1);
            // The cursor is rewound a little; repeated events don't count twice.
            assertThat(network.requests().getLast()).endsWith("&cursor=" + (now + 3 - 5_000_000));
            network.send(commit("did:plc:omar", now + 1, "create", "b1", record("lights")));
            network.send(commit("did:plc:lena", now + 4, "create", "c1", record("lights")));
            awaitCounts("Bluesky", 2, 2);
            // An edit that removes the tag removes the post.
            network.send(commit("did:plc:lena", now + 5, "update", "c1", record("else")));
            awaitCounts("Bluesky", 1, 1);
        }
    }

    private static String commit(String did, long micros, String operation, String rkey, String record) {
        return """
                {"did":"%s","time_us":%d,"kind":"commit","commit":{"rev":"r","operation":"%s",\
                "collection":"app.bsky.feed.post","rkey":"%s"%s}}""".formatted(did, micros, operation, rkey, record.isEmpty() ? "" : ",\"record\":" + record);
    }

    private static String record(String tag) {
        return """
                {"$type":"app.bsky.feed.post","createdAt":"1999-01-01T00:00:00Z","langs":["en"],"text":"#%1$s",\
                "facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"%1$s"}]}]}""".formatted(tag);
    }

    @Test
    void aJetstreamOfTheSecondVersionIsFollowedAndMayRefuseAnOldCursor() throws IOException {
        try (Jetstream network = new Jetstream()) {
            open("bluesky ws://localhost:" + network.port() + "/xrpc/network.bsky.jetstream.subscribeEvents");
            await().until(() -> network.listeners() == 1);
            assertThat(network.requests().getFirst())
                    .endsWith("subscribeEvents?kinds=commit&collections=app.bsky.feed.post");
            assertThat(network.protocols()).containsExactly("xrpc.v1.json");
            network.send(event("did:plc:maya", 41, "a1", "Lights"));
            awaitCounts("Bluesky", 1, 1);

            network.refuseCursors();
            network.disconnect();
            await().until(() -> network.listeners() == 1);
            assertThat(network.requests().subList(1, 3))
                    .satisfiesExactly(
                            refused -> assertThat(refused).endsWith("&cursor=41"),
                            afresh -> assertThat(afresh).doesNotContain("cursor"));
            network.send(event("did:plc:omar", 99, "b1", "Lights"));
            awaitCounts("Bluesky", 2, 2);
        }
    }

    private static String event(String did, long seq, String rkey, String tag) {
        return """
                {"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","did":"%s","seq":%d,\
                "time":"%s","operation":"create","collection":"app.bsky.feed.post","rkey":"%s","record":%s}}""".formatted(did, seq, Instant.now(), rkey, record(tag));
    }

    /** A Mastodon server's public stream and timeline. */
    private static final class Mastodon implements AutoCloseable {
        private static final String END = "END";

        private final HttpServer http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private volatile String missed = "[]";

        Mastodon() throws IOException {
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/api/v1/streaming/public", this::stream);
            http.createContext("/api/v1/timelines/public", exchange -> {
                requests.add(exchange.getRequestURI().toString());
                byte[] body = missed.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
        }

        private void stream(HttpExchange exchange) throws IOException {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add("stream " + token);
            if (!"Bearer secret".equals(token)) {
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                // As Mastodon does; it also makes this server send its headers.
                out.write(":)\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                for (String event = events.take(); !event.equals(END); event = events.take()) {
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            events.add(END);
            http.stop(0);
        }
    }

    private static String status(String id, String author, String visibility, String tag) {
        return """
                {"id":"%s","created_at":"%s","visibility":"%s","reblog":null,"account":{"acct":"%s"},"tags":[{"name":"%s"}]}""".formatted(id, Instant.now(), visibility, author, tag);
    }

    private static String update(String status) {
        return "event: update\ndata: " + status + "\n\n";
    }

    @Test
    void aMastodonServerIsFollowedAndMissedPostsAreRead() throws IOException {
        try (Mastodon mastodon = new Mastodon()) {
            int port = mastodon.http.getAddress().getPort();
            String network = "localhost:" + port;
            open("mastodon http://" + network + " secret");
            mastodon.events.add(update(status("101", "maya", "public", "lights")));
            mastodon.events.add(update(status("102", "omar@other.example", "public", "lights")));
            mastodon.events.add(update(status("103", "lena", "unlisted", "lights")));
            mastodon.events.add(update(status("104", "lena", "public", "else")));
            mastodon.events.add("event: update\ndata: no JSON\n\n");
            awaitCounts(network, 2, 2);
            mastodon.events.add("event: delete\ndata: 101\n\n");
            awaitCounts(network, 1, 1);

            mastodon.missed = "[" + status("106", "lena", "public", "lights") + ","
                    + status("105", "tove", "public", "lights") + "]";
            mastodon.events.add(Mastodon.END);
            awaitCounts(network, 3, 3);
            assertThat(mastodon.requests).contains("/api/v1/timelines/public?limit=40&min_id=104");
            // An edit may remove the tag.
            mastodon.events.add("event: status.update\ndata: " + status("106", "lena", "public", "else") + "\n\n");
            awaitCounts(network, 2, 2);
        }
    }

    @Test
    void invalidEventsAreSkipped() throws IOException {
        Path lines = data.resolve("newsroom.jsonl");
        Files.createFile(lines);
        String endless = "x".repeat(3 << 20);
        String when = Instant.now().toString();
        try (Mastodon mastodon = new Mastodon();
                Jetstream stream = new Jetstream()) {
            String network = "localhost:" + mastodon.http.getAddress().getPort();
            open("lines " + lines + "\nmastodon http://" + network + " secret\nbluesky ws://localhost:" + stream.port()
                    + "/subscribe");
            append(
                    lines,
                    "{\"id\":\"" + endless + "\"}\n"
                            + line("x".repeat(1_000), "maya", "Lights")
                            + "{\"delete\":{}}\n[]\n5\n{\"id\":[],\"author\":{},\"at\":7,\"tags\":\"x\"}\n"
                            + "{\"id\":\"far\",\"author\":\"a\",\"at\":\"+999999999-01-01T00:00:00Z\",\"tags\":[\"Lights\"]}\n"
                            + "[".repeat(5_000) + "\n"
                            + "{\"id\":\"many\",\"author\":\"a\",\"at\":\"" + when + "\",\"tags\":["
                            + "\"other\",".repeat(5_000) + "\"" + "t".repeat(200) + "\"]}\n"
                            + line("1", "omar", "Lights"));
            awaitCounts("newsroom", 1, 1);

            mastodon.events.add("event: update\ndata: " + endless + "\n\n");
            mastodon.events.add("event: delete\ndata: " + "9".repeat(100_000) + "\n\n");
            mastodon.events.add(update("{\"id\":[],\"created_at\":5,\"tags\":{}}"));
            mastodon.events.add(update(status("1&limit=9", "tove", "public", "lights")));
            mastodon.events.add(update(status("201", "maya", "public", "lights")));
            awaitCounts(network, 2, 2);
            mastodon.missed = "[\"" + "x".repeat(5 << 20) + "\"]";
            mastodon.events.add(Mastodon.END);
            await().until(() -> mastodon.requests.contains("/api/v1/timelines/public?limit=40&min_id=201"));
            mastodon.missed = "[" + status("202", "lena", "public", "lights") + "]";
            awaitCounts(network, 3, 3);

            await().until(() -> stream.listeners() == 1);
            long now = Instant.now().toEpochMilli() * 1_000;
            stream.send(
                    "{\"did\":\"d\",\"time_us\":1e400,\"commit\":{\"collection\":\"app.bsky.feed.post\",\"rkey\":[],"
                            + "\"operation\":\"create\",\"record\":{\"facets\":5,\"tags\":[[],{},5]}}}");
            stream.send(commit("did:plc:far", Long.MAX_VALUE, "create", "f1", record("Lights")));
            stream.send(commit("did:plc:" + "d".repeat(1_000), now, "create", "x1", record("Lights")));
            stream.send(commit("did:plc:maya", now, "create", "a1", record("Lights")));
            awaitCounts("Bluesky", 1, 1);
            stream.disconnect();
            await().until(() -> stream.listeners() == 1);
            assertThat(stream.requests().getLast()).endsWith("&cursor=" + (now - 5_000_000));
        }
    }

    @Test
    void aNetworkThatRefusesDoesNotStopTheOthers() throws IOException {
        try (Mastodon mastodon = new Mastodon()) {
            open("mastodon http://localhost:" + mastodon.http.getAddress().getPort()
                    + " wrong\nbluesky ws://localhost:1/subscribe\n" + "lines " + data.resolve("not-there"));
            await().until(() -> mastodon.requests.size() >= 2);
            assertThat(server.get("/tags/lights").status()).isEqualTo(200);
            awaitCounts("anything", 0, 0);
        }
    }
}
