package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.app.Core;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing of connections (RFC 9112, section 9.6), for which clients and proxies wait. */
final class ClosingTest {

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n",
                "GET /api/v1/nowhere HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n",
                "HEAD /health HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n",
                "POST /api/v1/nowhere HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Length: 5\r\n\r\nstate",
                "POST /api/v1/nowhere HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Length: 5\r\n"
                        + "Expect: 100-continue\r\n\r\n",
            })
    void isClosedAfterTheResponseIfTheClientAsksForIt(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ").containsIgnoringCase("\r\nconnection: close\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/v1/nowhere"})
    void staysOpenOtherwise(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: a.example\r\n\r\n";
        String last = "GET /health HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write((request + request + last).getBytes(StandardCharsets.ISO_8859_1));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(4);
        }
    }

    @Test
    void aServerThatCannotListenDoesNotStart(@TempDir Path other) {
        String taken = "localhost:" + server.url.getPort();
        assertThatThrownBy(() -> TestServer.start(other, Map.of(Setting.LISTEN, taken)))
                .hasMessageContaining("can't listen on " + taken);
    }

    @Test
    void aClosedServerIsReleased(@TempDir Path other) {
        WeakReference<Core> core = startAndClose(other);
        await().until(() -> {
            System.gc();
            return core.refersTo(null);
        });
    }

    private static WeakReference<Core> startAndClose(Path data) {
        try (TestServer started = TestServer.start(data, Map.of())) {
            started.get("/health");
            return new WeakReference<>(started.server.core());
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(server.url.getHost(), server.url.getPort());
        socket.setSoTimeout((int) Patience.LONGEST.toMillis());
        return socket;
    }
}
