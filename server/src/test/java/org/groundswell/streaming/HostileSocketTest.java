package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.http.RawClient;
import org.groundswell.http.websocket.CloseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that break the protocol, or read nothing, and requests that only look like an upgrade. */
class HostileSocketTest {
    private static final String ASKS =
            "GET /api/v1/streaming HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer %s\r\n";
    private static final String UPGRADE = "Upgrade: websocket\r\n";
    private static final String CONNECTION = "Connection: Upgrade\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        token = server.person("ana");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a text that is not masked       | 81 05 68 65 6c 6c 6f                    | PROTOCOL_ERROR
            reserved bits                   | c1 80 00 00 00 00                       | PROTOCOL_ERROR
            an unknown opcode               | 83 80 00 00 00 00                       | PROTOCOL_ERROR
            an unknown control opcode       | 8b 80 00 00 00 00                       | PROTOCOL_ERROR
            binary                          | 82 80 00 00 00 00                       | UNSUPPORTED_DATA
            two gigabytes, announced        | 81 ff 00 00 00 00 7f ff ff ff           | TOO_LARGE
            a negative length               | 81 ff ff ff ff ff ff ff ff ff           | PROTOCOL_ERROR
            a length in too many bytes      | 81 fe 00 05 00 00 00 00                 | PROTOCOL_ERROR
            5000 bytes, announced           | 81 fe 13 88                             | TOO_LARGE
            a fragment of nothing           | 80 80 00 00 00 00                       | PROTOCOL_ERROR
            a text inside of another        | 01 80 00 00 00 00 81 80 00 00 00 00     | PROTOCOL_ERROR
            a ping in fragments             | 09 80 00 00 00 00                       | PROTOCOL_ERROR
            a long ping                     | 89 fe 00 80 00 00 00 00                 | PROTOCOL_ERROR
            a close code of one byte        | 88 81 00 00 00 00 03                    | PROTOCOL_ERROR
            a text that is not UTF-8        | 81 82 00 00 00 00 c3 28                 | INVALID_TEXT
            another request, in plain HTTP  | 47 45 54 20 2f 68 65 61 6c 74 68 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a | PROTOCOL_ERROR
            the client closes               | 88 82 00 00 00 00 03 e8                 | NORMAL
            """)
    void aSocketThatBreaksTheProtocolIsClosed(String name, String hex, CloseCode code) throws IOException {
        try (RawSocket raw = RawSocket.open(server.url, "?stream=public", token, 0)) {
            raw.send(HexFormat.ofDelimiter(" ").parseHex(hex));
            assertThat(raw.lastFrame().code()).isEqualTo(code.number());
            assertThat(raw.rest()).isEmpty();
        }
    }

    @Test
    void aMessageInEndlessFragmentsIsRefused() throws IOException {
        try (RawSocket raw = RawSocket.open(server.url, "", token, 0)) {
            raw.send(RawSocket.frame(0x01, 0, new byte[0]));
            for (int i = 0; i < 16; i++) {
                raw.send(RawSocket.frame(0x00, 0, new byte[0]));
            }
            assertThat(raw.lastFrame().code()).isEqualTo(CloseCode.TOO_LARGE.number());
        }
    }

    @Test
    void fragmentsWithAPingBetweenThemAreOneMessage() throws IOException {
        byte[] first = "{\"type\":\"subscribe\",".getBytes(StandardCharsets.UTF_8);
        byte[] second = "\"stream\":\"nothing\"}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(RawSocket.frame(0x01, first.length, first));
        all.writeBytes(RawSocket.frame(0x89, 2, new byte[] {7, 8}));
        all.writeBytes(RawSocket.frame(0x80, second.length, second));
        try (RawSocket raw = RawSocket.open(server.url, "", token, 0)) {
            // Byte by byte, as a slow line delivers it.
            for (byte b : all.toByteArray()) {
                raw.send(new byte[] {b});
            }
            RawSocket.Frame pong = raw.read();
            assertThat(pong.opcode()).isEqualTo(10);
            assertThat(pong.payload()).containsExactly(7, 8);
            assertThat(new String(raw.read().payload(), StandardCharsets.UTF_8)).contains("Unknown stream type");
        }
    }

    /** The connection stays in HTTP: what follows is answered, or it is closed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no key             | U C V         | 400
            no version         | U C K         | 400
            no upgrade         | C V K         | 400
            no connection      | U V K         | 400
            an old version     | U C K old     | 400
            a short key        | U C V short   | 400
            a key of letters   | U C V letters | 400
            a body             | U C V K body  | 400
            a body in chunks   | U C V K chunks | 400
            another method     | post          | 404
            """)
    void aRequestThatOnlyLooksLikeAnUpgradeIsRefused(String name, String parts, int status) throws IOException {
        Map<String, String> lines = Map.of(
                "U",
                UPGRADE,
                "C",
                CONNECTION,
                "V",
                VERSION,
                "K",
                KEY,
                "old",
                "Sec-WebSocket-Version: 8\r\n",
                "short",
                "Sec-WebSocket-Key: abc=\r\n",
                "letters",
                "Sec-WebSocket-Key: ........................\r\n",
                "body",
                "Content-Length: 5\r\n",
                "chunks",
                "Transfer-Encoding: chunked\r\n",
                "post",
                "");
        StringBuilder request = new StringBuilder(ASKS.formatted(token));
        List.of(parts.split(" ")).forEach(part -> request.append(lines.get(part)));
        request.append("\r\n");
        String body = parts.endsWith("body") ? "hello" : parts.endsWith("chunks") ? "2\r\nab\r\n0\r\n\r\n" : "";
        String whole = parts.equals("post") ? request.toString().replaceFirst("GET", "POST") : request + body;
        try (RawClient client = new RawClient(server.url)) {
            assertThat(client.send(whole + HEALTH).statuses()).containsExactly(status, 200);
        }
    }

    @Test
    void headOpensNothing() throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            String request = ASKS.formatted(token).replaceFirst("GET", "HEAD") + UPGRADE + CONNECTION + VERSION + KEY;
            assertThat(client.send(request + "\r\n" + HEALTH).statuses()).containsExactly(400, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 4_000})
    void aVeryLongTagIsRefused(int length) {
        try (SocketClient app = SocketClient.open(server.url, "", token)) {
            String tag = String.join("", Collections.nCopies(length, "x"));
            app.send("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"" + tag + "\"}");
            assertThat(app.next().path("error").asString()).isEqualTo("This is not a valid tag");
        }
    }

    @Test
    void aMessageOfTenThousandCharactersClosesTheSocket() {
        try (SocketClient app = SocketClient.open(server.url, "", token)) {
            app.send("x".repeat(10_000));
            assertThat(app.closeCode()).isEqualTo(CloseCode.TOO_LARGE.number());
        }
    }

    /** It is dropped, with the reason as the last thing it can read; others get everything. */
    @Test
    void aReaderThatReadsNothingIsDropped() throws IOException {
        String writer = server.person("writer");
        StringBuilder text = new StringBuilder();
        for (int i = 10; text.length() < 490; i++) {
            text.append(" #t").append(i);
        }
        try (RawSocket slow = RawSocket.open(server.url, "?stream=public", token, 4_096);
                SocketClient other = SocketClient.open(server.url, "?stream=public", token)) {
            for (int i = 0; i < 300; i++) {
                String id = server.post("/api/v1/statuses", writer, "status", i + text.toString())
                        .json()
                        .path("id")
                        .asString();
                assertThat(other.nextInShort()).isEqualTo("public update " + id);
            }
            assertThat(slow.lastFrame().code()).isEqualTo(CloseCode.POLICY_VIOLATION.number());
        }
    }
}
