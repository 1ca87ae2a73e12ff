package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads: bounded whatever the other server sends. */
class DownloadTest {
    private static final int LARGEST = 1_000;
    private static final AddressGuard LOOPBACK =
            new AddressGuard(List.of(AddressRange.parse("127.0.0.1").orElseThrow()));
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\n";

    private final RawServer server = new RawServer();

    @AfterEach
    void close() {
        server.close();
    }

    private static OutgoingClient client(AddressGuard guard, NameLookup names, Duration longest) {
        return new OutgoingClient(
                guard,
                names,
                names,
                () -> {
                    throw new AssertionError("no TLS here");
                },
                new OutgoingClient.Limits(longest, Ticker.systemTicker()));
    }

    private Download download(Duration longest) throws IOException {
        return client(LOOPBACK, new SystemLookup(4), Duration.ofSeconds(10))
                .download(new DownloadRequest(
                        Destination.parse(server.origin() + "/page?x=1").orElseThrow(),
                        Map.of("User-Agent", "Test/1.0"),
                        Set.of("text/html"),
                        LARGEST,
                        longest));
    }

    private Download download() throws IOException {
        return download(Duration.ofSeconds(10));
    }

    private String text() throws IOException {
        return new String(download().body(), StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5||hello, and more|hello",
                "Content-Length: 50||hello|hello",
                "||hello|hello",
                "Transfer-Encoding: chunked|3;a=b~hel~2~lo~0~~||hello",
                "Transfer-Encoding: chunked|3~hel~FFFF~lo||hello",
                "Transfer-Encoding: chunked|3~hel||hel",
            })
    void bodiesOfEachFraming(String header, String chunks, String plain, String text) throws IOException {
        server.answer(HEAD + (header == null ? "" : header + "\r\n") + "\r\n"
                + (chunks == null ? "" : chunks.replace("~", "\r\n")) + (plain == null ? "" : plain));
        assertThat(text()).isEqualTo(text);
        assertThat(server.requests().getFirst())
                .startsWith("GET /page?x=1 HTTP/1.1\r\n")
                .contains("\r\nUser-Agent: Test/1.0\r\n", "\r\nAccept-Encoding: gzip\r\n")
                .doesNotContain("Content-Length", "Groundswell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked|xyz~hello~0~~",
                "Transfer-Encoding: chunked|3~hello~0~~",
                "Transfer-Encoding: chunked|123456789~hello",
                "Transfer-Encoding: gzip|hello",
                "Content-Length: many|hello",
                "Content-Encoding: br|hello",
                "Content-Encoding: gzip|not zipped at all"
            })
    void bodiesThatAreBroken(String answer) {
        String[] parts = answer.split("\\|");
        server.answer(HEAD + parts[0] + "\r\n\r\n" + parts[1].replace("~", "\r\n"));
        assertThatThrownBy(this::download).isInstanceOf(IOException.class);
    }

    @Test
    void endlessSizesOfChunks() {
        server.talk((_, output) -> {
            output.write((HEAD + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = "0".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                output.write(zeros);
            }
        });
        assertThatThrownBy(this::download).hasMessageContaining("too long");
    }

    @Test
    void aGigabyteIsReadUpToTheLimit() throws IOException {
        AtomicLong sent = new AtomicLong();
        server.talk((_, output) -> {
            output.write((HEAD + "Content-Length: 1073741824\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[64 << 10];
            for (int i = 0; i < 16_384; i++) {
                output.write(block);
                sent.addAndGet(block.length);
            }
        });
        assertThat(download().body()).hasSize(LARGEST);
        server.close();
        assertThat(sent.get()).isLessThan(64 << 20);
    }

    @Test
    void aZipBombIsUnpackedUpToTheLimit() throws IOException {
        byte[] bomb = zipped(new byte[50 << 20]);
        server.talk((_, output) -> {
            output.write((HEAD + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            output.write(bomb);
        });
        assertThat(download().body()).hasSize(LARGEST);
    }

    @Test
    void zippedBodiesAreUnpacked() throws IOException {
        byte[] zipped = zipped("hello".getBytes(StandardCharsets.UTF_8));
        server.talk((_, output) -> {
            output.write((HEAD + "Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            output.write(zipped);
        });
        assertThat(text()).isEqualTo("hello");
    }

    @Test
    void aByteAMomentEndsInTime() {
        server.talk((_, output) -> {
            output.write((HEAD + "\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                output.write('x');
                output.flush();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        assertThatThrownBy(() -> download(Duration.ofMillis(300))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void bodiesOfOtherTypesAndOfErrorsAreNotRead() throws IOException {
        server.answer("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\nhello");
        assertThat(download().body()).isEmpty();
        server.answer("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nhello");
        assertThat(download().body()).isEmpty();
        assertThat(download().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://127.0.0.2/",
                "http://[::1]/",
                "https://[::ffff:169.254.169.254]/",
                "http://192.168.1.1/",
                "http://1.1.1.1:8080/",
                "https://1.1.1.1:22/",
                "http://1.1.1.1:443/"
            })
    void noInnerAddressesAndNoOtherPorts(String address) {
        OutgoingClient client = client(LOOPBACK, new SystemLookup(4), Duration.ofSeconds(1));
        assertThatThrownBy(() -> client.download(new DownloadRequest(
                        Destination.parse(address).orElseThrow(), Map.of(), Set.of(), LARGEST, Duration.ofSeconds(1))))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    /** DNS rebinding: the name is looked up once, and the address that was checked is the one that is connected to. */
    @Test
    void aNameThatChangesItsAddress() throws IOException {
        server.answer(HEAD + "Content-Length: 5\r\n\r\nhello");
        AtomicInteger lookups = new AtomicInteger();
        NameLookup changing =
                _ -> List.of(InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
        OutgoingClient client = client(LOOPBACK, changing, Duration.ofSeconds(5));
        Destination to = Destination.parse(server.origin().replace("127.0.0.1", "changing.example"))
                .orElseThrow();
        DownloadRequest request = new DownloadRequest(to, Map.of(), Set.of(), LARGEST, Duration.ofSeconds(5));
        assertThat(client.download(request).status()).isEqualTo(200);
        assertThat(lookups).hasValue(1);

        OutgoingClient later = client(LOOPBACK, changing, Duration.ofSeconds(5));
        assertThatThrownBy(() -> later.download(request)).isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/b/c?d, /e, https://a.example/e",
        "https://a.example/b/c?d, e, https://a.example/b/e",
        "https://a.example/b/c?d, ?e=1, https://a.example/b/c?e=1",
        "https://a.example/b/c?d, //b.example/, https://b.example/",
        "https://a.example/b/c?d, http://b.example/x#y, http://b.example/x",
        "https://a.example/b, '#top', https://a.example/b",
        "https://a.example, ../../x, https://a.example/../../x",
        "https://a.example/, /ü, https://a.example/%C3%BC",
        "https://a.example/, javascript:alert(1), ",
        "https://a.example/, file:///etc/passwd, ",
        "https://a.example/, ftp://a.example/, ",
        "https://a.example/, https://user@b.example/, ",
        "https://a.example/, 'https://b.example/a b', ",
        "https://a.example/, https://, ",
    })
    void references(String from, String reference, String expected) {
        assertThat(Destination.parse(from)
                        .orElseThrow()
                        .resolve(reference)
                        .map(to -> to.uri().toString()))
                .isEqualTo(Optional.ofNullable(expected));
    }
}
