package org.groundswell.http.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passes the bytes of a connection to the HTTP library, one request at a time: a complete head after it has been checked, then
 * exactly its body. Chunks are rewritten without extensions and trailers. So library and reader always agree on where a
 * request ends, and no byte of a request is read as the beginning of the next. If a body was not read when its request was
 * answered, the connection ends.
 *
 * <p>Used by the connection's thread only.
 */
final class RequestReader {
    private static final int LONGEST_HEAD = RequestHead.LONGEST_LINE + RequestHead.LONGEST_FIELDS;
    private static final int LONGEST_CHUNK_LINE = 1_024;
    private static final int LONGEST_TRAILERS = 8_192;
    /** Hexadecimal digits of the longest chunk: 256 MB. */
    private static final int MOST_DIGITS = 7;

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A source of bytes. */
    interface Source {
        /**
         * Waits for some bytes.
         *
         * @param waiting the event to wait for
         * @return null at the end of the connection
         */
        byte @Nullable [] read(Waiting waiting);
    }

    /** The event that a connection waits for. */
    enum Waiting {
        /** The first byte of another request. */
        NEXT,
        HEAD,
        BODY,
        /** Room in the send buffer. */
        WRITE,
        NOTHING
    }

    private enum State {
        HEAD,
        LENGTH,
        CHUNK_SIZE,
        CHUNK_DATA
    }

    private final Source source;
    /** Bytes received and not passed on yet: from {@code from} up to {@code to}. */
    private byte[] buffer = new byte[0];

    private int from;
    private int to;
    private State state = State.HEAD;
    /** Remaining bytes of the body or chunk. */
    private long left;
    /** Whether the last request passed on has been answered. */
    private boolean answered = true;

    private boolean first = true;
    private boolean isHead;
    /** Whether the client wants no further response. */
    private boolean last;

    RequestReader(Source source) {
        this.source = source;
    }

    /**
     * The next bytes for the library.
     *
     * @return null at the end of the connection
     * @throws BadRequest if the input is not a valid request
     */
    byte @Nullable [] next() {
        if (state == State.HEAD) {
            // The next request is passed on only after the response to this one; after the last request, none is.
            return answered && !last ? head() : null;
        }
        return answered ? null : body();
    }

    /** Called when the response begins. */
    void answered() {
        answered = true;
    }

    /** Whether the response to the last request passed on must have no body. */
    boolean isHead() {
        return isHead;
    }

    /** Whether the body of the last request passed on has not been read completely. */
    boolean isBodyUnread() {
        return state != State.HEAD;
    }

    /** The bytes behind the last request, if the connection goes on in another protocol; null if there are none. */
    byte @Nullable [] rest() {
        byte[] rest = from == to ? null : Arrays.copyOfRange(buffer, from, to);
        buffer = new byte[0];
        from = 0;
        to = 0;
        return rest;
    }

    private byte @Nullable [] head() {
        isHead = false;
        if (!available(first ? Waiting.HEAD : Waiting.NEXT)) {
            return null;
        }
        first = false;
        // An empty line before a request is ignored (RFC 9112, section 2.2); some clients send one after a body.
        if (buffer[from] == '\r' && available(Waiting.HEAD, 2) && buffer[from + 1] == '\n') {
            from += 2;
        }
        byte[] bytes = readHead();
        if (bytes == null) {
            return null;
        }
        RequestHead head = RequestHead.parse(bytes);
        isHead = head.isHead();
        last = head.isLast();
        answered = false;
        switch (head.body()) {
            case RequestHead.Body.Length(long length) -> {
                left = length;
                state = length == 0 ? State.HEAD : State.LENGTH;
            }
            case RequestHead.Body.Chunked() -> state = State.CHUNK_SIZE;
        }
        return head.bytes();
    }

    /** Reads to the empty line. Invalid input is refused at its first wrong byte, not at its end. */
    private byte @Nullable [] readHead() {
        int at = 0;
        int lineStart = 0;
        boolean firstLine = true;
        while (true) {
            if (!available(Waiting.HEAD, at + 1)) {
                return null;
            }
            byte b = buffer[from + at];
            if (b == '\n') {
                if (at == 0 || buffer[from + at - 1] != '\r') {
                    throw new BadRequest("A line must end with CR and LF");
                }
                boolean empty = at - lineStart == 1;
                at++;
                if (empty) {
                    if (firstLine) {
                        throw new BadRequest("The request line is malformed");
                    }
                    byte[] head = Arrays.copyOfRange(buffer, from, from + at);
                    from += at;
                    return head;
                }
                firstLine = false;
                lineStart = at;
                continue;
            }
            if (at > lineStart && buffer[from + at - 1] == '\r') {
                throw new BadRequest("A line must end with CR and LF");
            }
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' || b == 0x7F) {
                throw new BadRequest("The request's head has a control character");
            }
            at++;
            if (firstLine && at > RequestHead.LONGEST_LINE) {
                throw new BadRequest(414, "The address is too long");
            }
            if (at > LONGEST_HEAD) {
                throw new BadRequest(431, "The request's headers are too long");
            }
        }
    }

    private byte @Nullable [] body() {
        if (state == State.CHUNK_SIZE) {
            left = chunkSize();
            if (left == 0) {
                skipTrailers();
                state = State.HEAD;
                return LAST_CHUNK;
            }
            state = State.CHUNK_DATA;
        }
        if (!available(Waiting.BODY)) {
            return null;
        }
        int length = (int) Math.min(left, to - from);
        byte[] piece = Arrays.copyOfRange(buffer, from, from + length);
        from += length;
        left -= length;
        if (state == State.LENGTH) {
            state = left == 0 ? State.HEAD : State.LENGTH;
            return piece;
        }
        if (left == 0) {
            if (read() != '\r' || read() != '\n') {
                throw new BadRequest("A chunk is longer than it says");
            }
            state = State.CHUNK_SIZE;
        }
        return chunk(piece);
    }

    private static byte[] chunk(byte[] piece) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(piece.length + 16);
        chunk.writeBytes((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(piece);
        chunk.write('\r');
        chunk.write('\n');
        return chunk.toByteArray();
    }

    /** Reads a chunk's first line. Unknown extensions are skipped, as the standard requires. */
    private long chunkSize() {
        String line = line(LONGEST_CHUNK_LINE);
        int semicolon = line.indexOf(';');
        String size = semicolon < 0 ? line : line.substring(0, semicolon);
        if (size.isEmpty() || size.length() > MOST_DIGITS || !size.chars().allMatch(RequestReader::isHex)) {
            throw new BadRequest("A chunk's size is malformed");
        }
        return Long.parseLong(size, 16);
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private void skipTrailers() {
        int room = LONGEST_TRAILERS;
        for (String line = line(room); !line.isEmpty(); line = line(room)) {
            room -= line.length();
        }
    }

    /** A line of a chunked body, without its end. */
    private String line(int longest) {
        StringBuilder line = new StringBuilder(16);
        while (true) {
            int b = read();
            if (b == '\r') {
                if (read() != '\n') {
                    throw new BadRequest("A line must end with CR and LF");
                }
                return line.toString();
            }
            if (b < ' ' && b != '\t' || b == 0x7F) {
                throw new BadRequest("A line of a chunked body has a control character");
            }
            if (line.length() >= longest) {
                throw new BadRequest("A line of a chunked body is too long");
            }
            line.append((char) b);
        }
    }

    private int read() {
        if (!available(Waiting.BODY)) {
            throw new BadRequest("The body broke off");
        }
        return buffer[from++] & 0xFF;
    }

    private boolean available(Waiting waiting) {
        return available(waiting, 1);
    }

    /** Fills the buffer to a number of bytes; false if the connection ends before. */
    private boolean available(Waiting waiting, int count) {
        Waiting now = waiting;
        while (to - from < count) {
            byte[] more = source.read(now);
            if (more == null) {
                return false;
            }
            add(more);
            now = waiting == Waiting.NEXT ? Waiting.HEAD : waiting;
        }
        return true;
    }

    private void add(byte[] more) {
        if (from == to) {
            buffer = more;
            from = 0;
            to = more.length;
            return;
        }
        if (buffer.length - to < more.length) {
            int kept = to - from;
            byte[] larger = new byte[Math.max(2 * kept, kept + more.length)];
            System.arraycopy(buffer, from, larger, 0, kept);
            buffer = larger;
            from = 0;
            to = kept;
        }
        System.arraycopy(more, 0, buffer, to, more.length);
        to += more.length;
    }
}
