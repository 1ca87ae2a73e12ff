package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that apply to all routes. */
class EveryRouteTest {
    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        token = server.person("ana");
        server.post("/api/v1/statuses", token, "status", "about #calm");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> aQueryThatCannotBeReadIsRefused() {
        return server.server.routes().stream()
                .map(route -> dynamicTest(route.method() + " " + route.path(), () -> {
                    String path = route.path().replaceAll("\\{\\w+}|\\*$", "1");
                    try (RawClient client = new RawClient(server.url)) {
                        for (String query : List.of("x=%00", "x=%", "%zz", "%ED%A0%80=%00", "a=1&b=%2")) {
                            client.send(route.method() + " " + path + "?" + query
                                    + " HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n\r\n");
                            RawClient.Answer answer = client.read(route.method().equals("HEAD"));
                            assertThat(answer.status()).as(query).isEqualTo(400);
                        }
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/%zz", "/tags/%", "/tags/a%2", "/@%g0", "/api/v1/statuses/%", "/api/v1/tags/%1"})
    void aMalformedPathIsRefused(String path) throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: a.example\r\nCookie: groundswell=x\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /api/v1/timelines/public?max_id=9223372036854775807, 200
            /api/v1/timelines/public?max_id=9223372036854775808, 200
            /api/v1/timelines/public?max_id=9299999999999999999, 200
            /api/v1/timelines/tag/calm?max_id=99999999999999999999999999, 200
            /api/v1/timelines/public?since_id=9223372036854775808, 200
            /api/v1/timelines/public?min_id=9223372036854775808, 200
            /api/v1/timelines/public?max_id=-1, 422
            /api/v1/timelines/public?max_id=12345678901234567890123456789012345678901234567890, 422
            /api/v1/statuses/9223372036854775808, 404
            /tags/calm?before=9223372036854775808, 200
            /tags/calm?before=99999999999999999999999999, 200
            """)
    void anIdAboveTheMaximumIsCappedOrRefused(String path, int status) {
        assertThat(server.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /api/v1/instance,                      private, no-store
            /api/v1/timelines/home,                private, no-store
            /api/v1/statuses/abc,                  private, no-store
            /,                                     private, no-store
            /nowhere,                              private, no-store
            /assets/app.css,                       public, max-age=3600
            """)
    void privateResponsesAreNotCached(String path, String first, String second) {
        var request = server.request(path);
        if (path.startsWith("/api")) {
            request.header("Authorization", "Bearer " + token);
        } else {
            String session = server.server
                    .core()
                    .people()
                    .logins()
                    .startSession(server.server
                            .core()
                            .people()
                            .accounts()
                            .find("ana")
                            .orElseThrow()
                            .id());
            request.header("Cookie", "groundswell=" + session);
        }
        assertThat(server.send(request).header("Cache-Control")).contains(first + ", " + second);
        assertThat(server.get(path).header("Cache-Control").orElseThrow())
                .satisfiesAnyOf(
                        value -> assertThat(value).contains("no-cache"),
                        value -> assertThat(value).startsWith("public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apps", "/oauth/token", "/auth/sign_in"})
    void responsesToWritesAreNotCached(String path) {
        Answer answer = server.post(path, "", "client_name", "app", "redirect_uris", "app://x");
        assertThat(answer.header("Cache-Control")).contains("private, no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "json", "multipart"})
    void theNumberAndLengthOfParametersIsLimited(String kind) {
        assertThat(send(kind, 1_000, 10).status()).as("many").isEqualTo(422);
        assertThat(send(kind, 1_001, 10).status()).as("too many").isEqualTo(400);
        assertThat(send(kind, 1, 300).status()).as("a name too long").isEqualTo(400);
    }

    /** Sends an empty status and meaningless parameters. */
    private static Answer send(String kind, int count, int length) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = "n"
                    + "0".repeat(Math.max(0, length - 1 - Integer.toString(i).length())) + i;
            body.append(
                    switch (kind) {
                        case "form" -> (i == 0 ? "" : "&") + name + "=v";
                        case "json" -> (i == 0 ? "{" : ",") + "\"" + name + "\":\"v\"";
                        default -> "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nv\r\n";
                    });
        }
        body.append(
                switch (kind) {
                    case "form" -> "";
                    case "json" -> "}";
                    default -> "--b--\r\n";
                });
        String type = switch (kind) {
            case "form" -> "application/x-www-form-urlencoded";
            case "json" -> "application/json";
            default -> "multipart/form-data; boundary=b";
        };
        return server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void bodiesOfReadsAreIgnored(String method) throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            client.send(method + " /api/v2/search HTTP/1.1\r\nHost: a.example\r\nContent-Length: 6\r\n\r\nq=calm");
            // The parameter q is missing.
            assertThat(client.read(method.equals("HEAD")).status()).isEqualTo(400);
        }
    }
}
