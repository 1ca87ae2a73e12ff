package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client address behind a proxy, for limits: headers sent by the client must not change it. */
class CallersAddressTest {
    /** Requests per address, with a limit of one per account. */
    private static final int MOST = 5;

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of(Setting.RATE_LIMIT, "1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each row is one address for any value of %d; a bar separates header lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.9.9.%d, 203.0.113.1",
                "9.9.9.%d | 203.0.113.2",
                "9.9.9.%d | 9.9.8.%d, 203.0.113.3",
                "203.0.113.4:500%d",
                "2001:db8::%d",
                "[2001:db8:0:1::%d]:500%d",
                "::ffff:203.0.113.5",
                "203.0.113.6, junk%d",
            })
    void isTheOneAddedByTheProxy(String lines) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            HttpRequest.Builder request = server.request("/api/v1/instance");
            for (String line : lines.split("\\|", -1)) {
                request.header(
                        "X-Forwarded-For",
                        line.replace("%d", Integer.toString(i)).strip());
            }
            statuses.add(server.send(request).status());
        }
        assertThat(statuses.subList(0, MOST)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void withoutLimitsAllRequestsAreAnswered(@TempDir Path data) {
        try (TestServer free = TestServer.start(data, Map.of())) {
            for (int i = 0; i < 61; i++) {
                assertThat(free.post("/api/v1/apps", "", "client_name", "app", "redirect_uris", "app://x")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aHeadRequestForAStreamTakesNoConnection(@TempDir Path data) throws Exception {
        try (TestServer busy = TestServer.start(data, Map.of(Setting.RATE_LIMIT, "100000"));
                RawClient client = new RawClient(busy.url)) {
            for (int i = 0; i < 210; i++) {
                client.send("HEAD /tags/leak" + i + "/live HTTP/1.1\r\nHost: a.example\r\n\r\n");
                assertThat(client.read(true).status()).isEqualTo(200);
            }
            client.send("GET /tags/calm/live HTTP/1.1\r\nHost: a.example\r\n\r\n");
            byte[] start = client.socket().getInputStream().readNBytes(12);
            assertThat(new String(start, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }
}
