package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that trickle in, break off or have too much of something take no place for long, and leave nothing behind. */
@Timeout(300)
class UploadAttacksTest {
    /** Uploads at the same time from one address. */
    private static final int PLACES = 8;

    private static final int LARGE = 50_000_000;
    private static final String MEDIA = "POST /api/v2/media";
    private static final String AVATAR = "PATCH /api/v1/accounts/update_credentials";
    private static final String POSTING = "POST /api/v1/statuses";

    @TempDir
    static Path data;

    private static TestServer server;
    private static String ana;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                data, Map.of(Setting.HEAD_TIMEOUT, "1", Setting.BODY_TIMEOUT, "1", Setting.RATE_LIMIT, "0"));
        ana = server.person("ana");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String head(String route, long length) {
        return route + " HTTP/1.1\r\nHost: a.example\r\nAuthorization: Bearer " + ana
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String part(String disposition) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    private static Answer send(String route, String body) {
        String[] words = route.split(" ");
        return server.send(server.request(words[1])
                .header("Authorization", "Bearer " + ana)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(words[0], BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    private static void awaitNoLeftovers() {
        await().untilAsserted(() -> {
            Path incoming = data.resolve("media/incoming");
            if (Files.exists(incoming)) {
                try (Stream<Path> files = Files.list(incoming)) {
                    assertThat(files).isEmpty();
                }
            }
        });
    }

    private static void assertUploadsWork() {
        Answer answer = server.upload("/api/v2/media", ana, "file", TestMedia.png(40, 30));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST /api/v2/media, file", "PATCH /api/v1/accounts/update_credentials, avatar"})
    void slowUploadsAreCutOffAndGiveTheirPlacesBack(String route, String field) throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                RawClient client = new RawClient(server.url);
                slow.add(client);
                client.send(head(route, 200_000) + part("name=\"" + field + "\"; filename=\"x.png\"") + "\u0089PNG");
            }
            for (RawClient each : slow) {
                assertThat(trickle(each)).startsWith("HTTP/1.1 408 ");
            }
        } finally {
            for (RawClient each : slow) {
                each.close();
            }
        }
        awaitNoLeftovers();
        await().untilAsserted(UploadAttacksTest::assertUploadsWork);
    }

    /** Sends a byte at a time until the server responds. */
    private static String trickle(RawClient client) throws IOException {
        client.socket().setSoTimeout(50);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int i = 0; i < 600; i++) {
            try {
                client.send("a");
                for (int b = client.socket().getInputStream().read();
                        b >= 0;
                        b = client.socket().getInputStream().read()) {
                    answer.write(b);
                }
                return answer.toString(StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException nothingYet) {
                // No response yet: send another byte.
            } catch (SocketException closed) {
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new AssertionError("the server has waited for 600 bytes");
    }

    @ParameterizedTest
    @CsvSource({"POST /api/v2/media, file", "PATCH /api/v1/accounts/update_credentials, avatar"})
    void uploadsThatBreakOffLeaveNothing(String route, String field) throws IOException {
        for (int i = 0; i < 3 * PLACES; i++) {
            try (RawClient client = new RawClient(server.url)) {
                client.send(head(route, 300_000)
                        + part("name=\"" + field + "\"; filename=\"x.png\"")
                        + "x".repeat(i * 5_000));
            }
        }
        awaitNoLeftovers();
        await().untilAsserted(UploadAttacksTest::assertUploadsWork);
    }

    @ParameterizedTest
    @ValueSource(strings = {MEDIA, AVATAR, POSTING})
    void tenThousandPartsAreTooMany(String route) {
        Answer answer = send(route, (part("name=\"a\"") + "1\r\n").repeat(10_000) + "--b--\r\n");
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.json().path("error").asString()).contains("1,000");
        awaitNoLeftovers();
    }

    @ParameterizedTest
    @ValueSource(strings = {MEDIA, AVATAR})
    void tenThousandFilesAreTooMany(String route) {
        Answer answer = send(route, (part("name=\"file\"; filename=\"x\"") + "1\r\n").repeat(10_000) + "--b--\r\n");
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        awaitNoLeftovers();
        assertUploadsWork();
    }

    @ParameterizedTest
    @ValueSource(strings = {MEDIA, AVATAR, POSTING})
    void aMegabyteOfHeadersOfAPartIsMalformed(String route) {
        for (String header : List.of("X-Much: " + "x".repeat(1_000_000), "X: y\r\n".repeat(150_000) + "Z: z")) {
            Answer answer = send(
                    route,
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n" + header
                            + "\r\n\r\n1\r\n--b--\r\n");
            assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        }
        awaitNoLeftovers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"x\"",
                "name=\"\"; filename=\"x\"",
                "name=\"../../file\"; filename=\"x\"",
                "name=\"file[[[[]\"; filename=\"x\"",
                "name=\"file\"; name=\"file\"; filename=\"x\"; filename=\"y\"",
                "name=\"file\"; filename*=UTF-8''%00%ff",
                "name=\"fi\u0000le\"; filename=\"x\"",
                "name=file; filename=",
                "name=\"file\"; filename=\"\u0000\""
            })
    void oddPartsAreRefusedOrRead(String disposition) {
        for (String route : List.of(MEDIA, AVATAR, POSTING)) {
            Answer answer = send(route, part(disposition) + "no picture\r\n--b--\r\n");
            assertThat(answer.status()).as(route + " " + answer.body()).isBetween(200, 422);
        }
        awaitNoLeftovers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../../../tmp/owned.png", "/etc/passwd", "C:\\\\windows\\\\x.png", "..", "a/../../b.png"})
    void theNamesOfFilesAreNotUsed(String name) {
        String picture = new String(TestMedia.png(41, 31), StandardCharsets.ISO_8859_1);
        Answer answer = send(MEDIA, part("name=\"file\"; filename=\"" + name + "\"") + picture + "\r\n--b--\r\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("url").asString()).matches(".*/media/[0-9a-f]{40}-[0-9a-z]+\\.png");
        awaitNoLeftovers();
    }

    /** The status, and the length of what is sent of a file of a certain size. */
    @Test
    void rangesAreSingleOrTheWholeFile() {
        String url = server.upload("/api/v2/media", ana, "file", TestMedia.png(300, 200))
                .json()
                .path("url")
                .asString();
        int size = server.bytes(url).body().length;
        StringBuilder overlapping = new StringBuilder("bytes=0-");
        for (int i = 0; i < 800; i++) {
            overlapping.append(",").append(i % 10).append("-");
        }
        Map<String, Integer> statuses = Map.ofEntries(
                Map.entry(overlapping.toString(), 200),
                Map.entry("bytes=0-0,-1", 200),
                Map.entry("bytes=" + "0-,".repeat(1_000), 200),
                Map.entry("bytes=-0", 416),
                Map.entry("bytes=-", 200),
                Map.entry("bytes=-999999999999999999", 206),
                Map.entry("bytes=-9999999999999999999", 200),
                Map.entry("bytes=999999999999999999-", 416),
                Map.entry("bytes=" + size + "-", 416),
                Map.entry("bytes=" + (size - 1) + "-", 206),
                Map.entry("bytes=0-999999999999999999", 206),
                Map.entry("bytes=5-2", 200),
                Map.entry("bytes=-5-2", 200),
                Map.entry("bytes=0x0-0x5", 200),
                Map.entry("lines=0-5", 200));
        statuses.forEach((range, status) -> {
            HttpResponse<byte[]> answer = server.bytes(url, "Range", range);
            String name = range.substring(0, Math.min(40, range.length()));
            assertThat(answer.statusCode()).as(name).isEqualTo(status);
            assertThat(answer.body().length).as(name).isLessThanOrEqualTo(size);
            if (status == 200) {
                assertThat(answer.body()).as(name).hasSize(size);
            }
        });
    }

    /** Readers that take nothing hold a connection each, of which an address has a limited number, and nobody else waits. */
    @Test
    void readersThatTakeNothingKeepNobodyWaiting() throws IOException {
        String url = server.upload("/api/v2/media", ana, "file", TestMedia.png(1_900, 1_100))
                .json()
                .path("url")
                .asString();
        String path = url.substring(url.indexOf("/media/"));
        List<RawClient> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                RawClient reader = new RawClient(server.url);
                readers.add(reader);
                reader.socket().setReceiveBufferSize(1_024);
                reader.send(("GET " + path + " HTTP/1.1\r\nHost: a.example\r\n\r\n").repeat(20));
            }
            assertThat(server.bytes(url).statusCode()).isEqualTo(200);
            assertUploadsWork();
        } finally {
            for (RawClient each : readers) {
                each.close();
            }
        }
        assertThat(server.bytes(url).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatSaysItIsTooLargeIsRefused() throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            client.send(head(MEDIA, 100L * LARGE) + part("name=\"file\"; filename=\"x\"") + "x");
            assertThat(client.toEnd()).startsWith("HTTP/1.1 4");
        }
        awaitNoLeftovers();
    }
}
