package org.groundswell.http.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request's head, parsed strictly (RFC 9112). If a proxy and this server disagree on where a request ends, the body of one
 * request becomes the next one ("request smuggling"). Anything that violates the grammar is therefore refused rather than
 * corrected: a bare CR or LF, white space before a colon, a folded line, two lengths, a length with anything but digits, a
 * transfer coding other than {@code chunked}.
 *
 * @param bytes the head for the HTTP library, including its empty line
 * @param isHead whether the method is {@code HEAD}, so that the response has no body
 * @param isLast whether the client wants the connection closed after the response
 * @param body how the body ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestHead(byte[] bytes, boolean isHead, boolean isLast, Body body) {
    static final int LONGEST_LINE = 4_096;
    static final int LONGEST_FIELDS = 32_768;
    private static final int LONGEST_METHOD = 32;
    private static final int MOST_FIELDS = 200;
    /** Maximum digits of a length: more than any accepted body needs, and fewer than overflow. */
    private static final int MOST_DIGITS = 15;

    /** The framings of a body. */
    sealed interface Body {
        /** A fixed length in bytes; 0 if there is no body. */
        record Length(long bytes) implements Body {}

        /** Ended by an empty chunk. */
        record Chunked() implements Body {}
    }

    /**
     * @param bytes a head to its empty line, with CRLF at the end of every line and no other control characters but tabs
     * @throws BadRequest if it is invalid or ambiguous
     */
    static RequestHead parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        boolean isHead = requestLine(text.substring(0, end));
        @Nullable String length = null;
        @Nullable String coding = null;
        boolean isLast = false;
        int fields = 0;
        int at = end + 2;
        while ((end = text.indexOf("\r\n", at)) > at) {
            if (++fields > MOST_FIELDS) {
                throw new BadRequest(431, "The request has too many header lines");
            }
            int colon = text.indexOf(':', at);
            if (colon <= at || colon > end || !isToken(text, at, colon)) {
                throw new BadRequest("A header line is malformed");
            }
            String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
            switch (name) {
                case "content-length" -> length = only(length, value(text, colon + 1, end));
                case "transfer-encoding" -> {
                    coding = only(coding, value(text, colon + 1, end));
                    lowerCase(bytes, colon + 1, end);
                }
                case "connection" -> {
                    isLast |= has(value(text, colon + 1, end), "close");
                    lowerCase(bytes, colon + 1, end);
                }
                case "expect" -> lowerCase(bytes, colon + 1, end);
                default -> {}
            }
            at = end + 2;
        }
        return new RequestHead(bytes, isHead, isLast, body(length, coding));
    }

    private static Body body(@Nullable String length, @Nullable String coding) {
        if (coding != null) {
            if (length != null) {
                throw new BadRequest("Content-Length and Transfer-Encoding exclude each other");
            }
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new BadRequest("Transfer-Encoding must be chunked, and nothing else");
            }
            return new Body.Chunked();
        }
        if (length == null) {
            return new Body.Length(0);
        }
        if (length.isEmpty() || length.length() > MOST_DIGITS || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRequest("Content-Length must be a number of bytes");
        }
        return new Body.Length(Long.parseLong(length));
    }

    /** Returns whether the method is HEAD. */
    private static boolean requestLine(String line) {
        int method = line.indexOf(' ');
        int target = line.indexOf(' ', method + 1);
        if (method <= 0 || method > LONGEST_METHOD || !isToken(line, 0, method) || target <= method + 1) {
            throw new BadRequest("The request line is malformed");
        }
        if (line.chars().limit(method).anyMatch(c -> c >= 'a' && c <= 'z')) {
            // Helidon takes "head" for HEAD; a proxy does not, and would wait for the response body.
            throw new BadRequest("The method is not known; methods are written in capitals");
        }
        if (!line.substring(method + 1, target).chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new BadRequest("The address has characters that must be percent-encoded");
        }
        if (line.charAt(method + 1) != '/' && !line.startsWith("OPTIONS * ")) {
            // Routes are found by the parts between slashes, so "xhealth" would be taken for "/health", past the rules
            // of a
            // proxy for that path. Addresses of other hosts (RFC 9112, section 3.2.2) are not served: this is no proxy.
            throw new BadRequest("The address must begin with a slash");
        }
        String version = line.substring(target + 1);
        if (version.equals("HTTP/1.0")) {
            throw new BadRequest(505, "HTTP/1.0 is not supported, use HTTP/1.1");
        }
        if (!version.equals("HTTP/1.1")) {
            throw new BadRequest("The request line is malformed");
        }
        return method == 4 && line.startsWith("HEAD");
    }

    private static String only(@Nullable String before, String value) {
        if (before != null) {
            throw new BadRequest("Content-Length or Transfer-Encoding is there twice");
        }
        return value;
    }

    private static String value(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether a comma-separated list contains an option. */
    private static boolean has(String list, String option) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).anyMatch(option::equalsIgnoreCase);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Helidon compares these values case-sensitively, unlike the standard. */
    private static void lowerCase(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] = (byte) (bytes[i] + 'a' - 'A');
            }
        }
    }

    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
