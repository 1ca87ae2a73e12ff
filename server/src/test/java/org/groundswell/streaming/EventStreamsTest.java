package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.config.Setting;
import org.groundswell.http.websocket.CloseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Live events as server-sent events, their limits, and what happens when the server stops. */
class EventStreamsTest {
    private static TestServer server;
    private static Account ana;
    private static String token;
    private static String writer;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        ana = server.account("ana");
        token = server.token(ana, "read write follow");
        writer = server.person("writer");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String post(String text) {
        return server.post("/api/v1/statuses", writer, "status", text)
                .json()
                .path("id")
                .asString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /public                 | yes
            /public/local           | yes
            /public/remote          | no
            /public/media           | no
            /public/local/media     | no
            /public/remote/media    | no
            /public?only_media=true | no
            /hashtag?tag=Wave       | yes
            /hashtag/local?tag=wave | yes
            /hashtag?tag=waves      | no
            /user/notification      | no
            /direct                 | no
            """)
    void aStreamHasThePostsOfItsTimeline(String path, String sent) throws IOException {
        try (EventsClient events = EventsClient.open(server, path, token);
                EventsClient all = EventsClient.open(server, "/public", token)) {
            String id = post("a #wave");
            String json = server.get("/api/v1/statuses/" + id, token).body();
            List<String> first = all.next();
            assertThat(first.getFirst()).isEqualTo("event: update");
            assertThat(new JsonMapper().readTree(first.get(1).substring("data: ".length())))
                    .isEqualTo(new JsonMapper().readTree(json));
            assertThat(first.getLast()).isEmpty();
            if (sent.equals("yes")) {
                assertThat(events.next()).isEqualTo(first);
            } else {
                // Had it been sent, it would have been before the stream of everything got it; nothing is waiting.
                assertThat(events.lines().ready()).isFalse();
            }
            server.delete("/api/v1/statuses/" + id, writer);
            assertThat(all.next()).containsExactly("event: delete", "data: " + id, "");
        }
    }

    @Test
    void anEventWithoutAPayloadHasNull() throws IOException {
        try (EventsClient events = EventsClient.open(server, "/user", token)) {
            server.json("POST", "/api/v2/filters", token, "{\"title\":\"a\",\"context\":[\"public\"]}");
            assertThat(events.next()).containsExactly("event: filters_changed", "data: null", "");
        }
    }

    @Test
    void theResponseIsForOtherOriginsAndIsNotKept() throws IOException {
        try (EventsClient events = EventsClient.open(server, "/public", token)) {
            Map<String, List<String>> headers = events.response().headers().map();
            assertThat(headers)
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("content-type", List.of("text/event-stream"));
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws IOException {
        Account gone = server.account("gone");
        try (EventsClient events = EventsClient.open(server, "/public", server.token(gone, "read"))) {
            server.server.core().people().oauth().revokeApp(gone.id(), 0);
            assertThat(events.lines().lines().filter(line -> !line.startsWith(":")))
                    .isEmpty();
        }
    }

    @Test
    void theInstanceAnnouncesTheAddress() {
        String address = server.url.toString().replace("http:", "ws:");
        assertThat(server.get("/api/v1/instance")
                        .json()
                        .at("/urls/streaming_api")
                        .asString())
                .isEqualTo(address);
        assertThat(server.get("/api/v2/instance")
                        .json()
                        .at("/configuration/urls/streaming")
                        .asString())
                .isEqualTo(address);
    }

    @Test
    void anAccountHasALimitOfConnections(@TempDir Path data) throws IOException {
        try (TestServer limited = TestServer.start(data, Map.of(Setting.RATE_LIMIT, "10000"))) {
            String reader = limited.person("reader");
            List<EventsClient> open = Stream.generate(() -> EventsClient.open(limited, "/public", reader))
                    .limit(Registry.MOST_OF_AN_ACCOUNT)
                    .toList();
            assertThat(EventsClient.open(limited, "/public", reader).response().statusCode())
                    .isEqualTo(429);
            open.getFirst().close();
            // The next event finds that the client is gone.
            limited.post("/api/v1/statuses", reader, "status", "one");
            String other = limited.person("other");
            SocketClient.open(limited.url, "?stream=public", other).close();
        }
    }

    /** Clients are told to come back, and find what they missed in the timeline. */
    @Test
    void aServerThatStopsTellsItsClients(@TempDir Path data) throws IOException {
        String missed;
        String reader;
        Map<Setting, String> settings = Map.of(Setting.LISTEN, "localhost:" + TestServer.freePort());
        try (SocketClient app = withServer(data, settings)) {
            assertThat(app.closeCode()).isEqualTo(CloseCode.GOING_AWAY.number());
        }
        try (TestServer again = TestServer.start(data, settings)) {
            Account back =
                    again.server.core().people().accounts().find("reader").orElseThrow();
            reader = again.token(back, "read write");
            missed = again.get("/api/v1/timelines/public", reader)
                    .json()
                    .get(0)
                    .path("content")
                    .asString();
            assertThat(missed).contains("before the end");
            try (SocketClient app = SocketClient.open(again.url, "?stream=public", reader)) {
                String id = again.post("/api/v1/statuses", reader, "status", "after it")
                        .json()
                        .path("id")
                        .asString();
                assertThat(app.nextInShort()).isEqualTo("public update " + id);
            }
        }
    }

    /** A client of a server that has stopped. */
    private static SocketClient withServer(Path data, Map<Setting, String> settings) {
        try (TestServer first = TestServer.start(data, settings)) {
            String reader = first.person("reader");
            SocketClient app = SocketClient.open(first.url, "?stream=public", reader);
            first.post("/api/v1/statuses", reader, "status", "before the end");
            return app;
        }
    }
}
