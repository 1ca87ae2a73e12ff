package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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

/** Slow requests are cut off; listening and idle connections are not. */
class SlowConnectionsTest {
    private static final int MOST = 30;
    private static final int MOST_BYTES = 300;
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: a.example\r\n\r\n";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(
                data,
                Map.of(
                        Setting.HEAD_TIMEOUT, "1",
                        Setting.BODY_TIMEOUT, "1",
                        Setting.CONNECTIONS_PER_ADDRESS, Integer.toString(MOST),
                        Setting.TRUSTED_PROXIES, "192.0.2.1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1\r\nHost: a.example\r\nX: ",
                "POST /auth/sign_in HTTP/1.1\r\nHost: a.example\r\nContent-Length: 100000\r\n\r\na=",
                "POST /nowhere HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
                "POST /nowhere HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n1;",
            })
    void bytesThatTrickleInDoNotExtendTheDeadline(String start) throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            client.send(start);
            String answer = trickle(client);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("Connection: close");
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            assertThat(client.toEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void listeningAndKeptAliveConnectionsAreNotCutOff() throws IOException {
        try (RawClient stream = new RawClient(server.url);
                RawClient kept = new RawClient(server.url);
                RawClient slow = new RawClient(server.url)) {
            stream.send("GET /tags/calm/live HTTP/1.1\r\nHost: a.example\r\n\r\n");
            assertThat(kept.send(HEALTH).read(false).status()).isEqualTo(200);
            assertThat(slow.send("G").toEnd()).startsWith("HTTP/1.1 408 ");
            // More time has passed than a request may take.
            assertThat(kept.send(HEALTH).read(false).status()).isEqualTo(200);
            assertThat(isOpen(stream)).isTrue();
        }
    }

    @Test
    void connectionsPerAddressAreLimitedAndReleased() throws IOException {
        List<RawClient> open = new ArrayList<>();
        try {
            RawClient.Answer last;
            do {
                RawClient client = new RawClient(server.url);
                open.add(client);
                last = client.send(HEALTH).read(false);
            } while (last.status() == 200 && open.size() <= MOST);
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.headers()).containsKey("retry-after").containsEntry("connection", "close");
        } finally {
            for (RawClient each : open) {
                each.close();
            }
        }
        await().until(() -> {
            try (RawClient client = new RawClient(server.url)) {
                return client.send(HEALTH).read(false).status() == 200;
            }
        });
    }

    /** Sends a byte at a time until the server responds. */
    private static String trickle(RawClient client) throws IOException {
        client.socket().setSoTimeout(50);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int i = 0; i < MOST_BYTES; i++) {
            try {
                client.send("a");
                int b;
                while ((b = client.socket().getInputStream().read()) >= 0) {
                    answer.write(b);
                }
                return answer.toString(StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException nothingYet) {
                // No response yet: send another byte.
            } catch (SocketException closed) {
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new AssertionError("the server has waited for " + MOST_BYTES + " bytes");
    }

    private static boolean isOpen(RawClient client) {
        try {
            client.socket().setSoTimeout(50);
            byte[] buffer = new byte[8_192];
            int read;
            do {
                read = client.socket().getInputStream().read(buffer);
            } while (read >= 0);
            return false;
        } catch (SocketTimeoutException waiting) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
