package org.groundswell.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a response (RFC 9112), within limits. Unless it is a download, the body is read up to the first few hundred bytes,
 * which say why a request was refused. The connection is closed after it, so the rest never arrives.
 */
final class ResponseReader {
    /** Of the status line and all headers together, in bytes. */
    static final int LARGEST_HEAD = 16 << 10;

    private static final int LARGEST_TEXT = 512;
    private static final int MOST_INTERIM = 5;

    private final InputStream input;
    private int read;

    ResponseReader(InputStream input) {
        this.input = input;
    }

    private record Head(int status, Map<String, String> headers) {}

    OutgoingResponse read() throws IOException {
        Head head = head();
        return new OutgoingResponse(head.status(), head.headers(), text(head.headers()));
    }

    /** The body is read of a success with one of the wanted types only. */
    Download download(DownloadRequest request) throws IOException {
        Head head = head();
        Download empty = new Download(head.status(), head.headers(), new byte[0]);
        return head.status() == 200 && request.wants(empty.mediaType())
                ? new Download(head.status(), head.headers(), BodyReader.read(input, head.headers(), request.largest()))
                : empty;
    }

    private Head head() throws IOException {
        // Interim responses (1xx) precede the final one.
        for (int i = 0; i <= MOST_INTERIM; i++) {
            int status = status(line());
            Map<String, String> headers = headers();
            if (status >= 200) {
                return new Head(status, Map.copyOf(headers));
            }
        }
        throw new IOException("the server answered with interim responses only");
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("the server's answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("the server's answer has a broken header");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection without an answer");
            }
            if (++read > LARGEST_HEAD) {
                throw new IOException("the head of the server's answer is too large");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    /** Only of a body that says how long it is, as those of errors do. */
    private String text(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "");
        if (!length.matches("[0-9]{1,18}")) {
            return "";
        }
        int most = (int) Math.min(Long.parseLong(length), LARGEST_TEXT);
        return new String(input.readNBytes(most), StandardCharsets.UTF_8);
    }
}
