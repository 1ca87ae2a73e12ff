package org.groundswell.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String REQUESTS = "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n12345"
            + "POST /b HTTP/1.1\r\nTransfer-Encoding: CHUNKED\r\n\r\n3;x=y\r\nabc\r\n0a\r\n0123456789\r\n0\r\nT: u\r\n\r\n"
            + "\r\nGET /c HTTP/1.1\r\nHost: h\r\n\r\n";

    /** A reader of bytes that arrive in pieces of a given size. */
    private static RequestReader reader(String bytes, int size) {
        byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
        Iterator<byte[]> pieces = IntStream.iterate(0, at -> at < all.length, at -> at + size)
                .mapToObj(at -> Arrays.copyOfRange(all, at, Math.min(all.length, at + size)))
                .iterator();
        return new RequestReader(_ -> pieces.hasNext() ? pieces.next() : null);
    }

    /** All bytes of a request. */
    private static String next(RequestReader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece;
        while ((piece = reader.next()) != null) {
            bytes.writeBytes(piece);
        }
        reader.answered();
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String joined(String chunks) {
        StringBuilder joined = new StringBuilder();
        int at = 0;
        while (true) {
            int end = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, end), 16);
            if (size == 0) {
                return joined.toString();
            }
            joined.append(chunks, end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64, 1_000})
    void requestsArePassedOnOneByOneHoweverTheyArrive(int size) {
        RequestReader reader = reader(REQUESTS, size);
        assertThat(next(reader)).isEqualTo("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n12345");
        String chunked = next(reader);
        assertThat(chunked)
                .startsWith("POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                .endsWith("\r\n0\r\n\r\n");
        assertThat(joined(chunked.substring(chunked.indexOf("\r\n\r\n") + 4))).isEqualTo("abc0123456789");
        assertThat(next(reader)).isEqualTo("GET /c HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(next(reader)).isEmpty();
    }

    @Test
    void anUnreadBodyEndsTheConnection() {
        RequestReader reader = reader(REQUESTS, 7);
        assertThat(reader.next()).isNotNull();
        reader.answered();
        assertThat(reader.isBodyUnread()).isTrue();
        assertThat(reader.next()).isNull();
    }

    @Test
    void nothingIsReadAfterTheLastRequest() {
        RequestReader reader = reader("GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\nGET / HTTP/1.1\r\n\r\n", 100);
        assertThat(next(reader)).isNotEmpty();
        assertThat(reader.next()).isNull();
    }

    @Test
    void anInvalidHeadIsRefusedAtItsFirstWrongByte() {
        for (String start : List.of("\u0016", "G\0", "GET / HTTP/1.1\n", "GET / HTTP/1.1\r\nA: b\u007f", "\n")) {
            assertThatThrownBy(reader(start, 1)::next).as(start).isInstanceOf(BadRequest.class);
        }
    }
}
