package org.groundswell.http.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.groundswell.http.connection.RawConnection;

/**
 * Reads the messages of a client. It refuses whatever breaks the protocol at the first wrong byte, and a message that will be
 * too long as soon as its length is announced. It keeps at most one message and what one read of the socket delivered.
 *
 * <p>Used by the connection's thread only.
 */
public final class MessageReader {
    private static final int MOST_FRAGMENTS = 16;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;

    private final RawConnection connection;
    private final int longest;
    private final Duration idle;

    private byte[] buffer = new byte[0];
    private int at;
    /** The text message whose fragments are being read. */
    private Optional<ByteArrayOutputStream> begun = Optional.empty();

    private int fragments;
    private long deadline;

    /**
     * @param longest maximum length of a message, in bytes
     * @param idle maximum time from one complete message to the next. Bytes that trickle in don't extend it
     */
    public MessageReader(RawConnection connection, int longest, Duration idle) {
        this.connection = connection;
        this.longest = longest;
        this.idle = idle;
    }

    /**
     * Waits for a message.
     *
     * @return empty at the end of the connection
     * @throws Violation if the client breaks the protocol or a limit
     */
    public Optional<Message> next() {
        deadline = System.nanoTime() + idle.toNanos();
        while (true) {
            int first = read();
            if (first < 0) {
                return Optional.empty();
            }
            int second = expected();
            boolean isFinal = (first & Frames.FINAL) != 0;
            int opcode = first & 0x0F;
            check((first & RESERVED) == 0, "reserved bits");
            check((second & MASKED) != 0, "frames of clients are masked");
            Optional<Message> message = opcode >= Frames.CLOSE
                    ? Optional.of(control(opcode, isFinal, second & ~MASKED))
                    : data(opcode, isFinal, second & ~MASKED);
            if (message.isPresent()) {
                return message;
            }
        }
    }

    private Message control(int opcode, boolean isFinal, int length) {
        check(isFinal && length <= Frames.MOST_CONTROL, "control frames are short and whole");
        check(opcode <= Frames.PONG, "unknown opcode");
        byte[] payload = payload(length);
        return switch (opcode) {
            case Frames.PING -> new Message.Ping(payload);
            case Frames.PONG -> new Message.Pong();
            default -> {
                check(length != 1, "a close code has two bytes");
                yield new Message.Close();
            }
        };
    }

    /** A text, or empty if more fragments follow. */
    private Optional<Message> data(int opcode, boolean isFinal, int announced) {
        if (opcode == Frames.BINARY) {
            throw new Violation(CloseCode.UNSUPPORTED_DATA, "binary messages are not supported");
        }
        check(opcode == Frames.TEXT || opcode == Frames.CONTINUATION, "unknown opcode");
        check((opcode == Frames.CONTINUATION) == begun.isPresent(), "fragments out of order");
        ByteArrayOutputStream text = begun.orElseGet(ByteArrayOutputStream::new);
        long length = length(announced);
        fragments++;
        if (length > longest - text.size() || fragments > MOST_FRAGMENTS) {
            throw new Violation(CloseCode.TOO_LARGE, "the message is too long");
        }
        text.writeBytes(payload((int) length));
        if (!isFinal) {
            begun = Optional.of(text);
            return Optional.empty();
        }
        begun = Optional.empty();
        fragments = 0;
        return Optional.of(new Message.Text(decoded(text.toByteArray())));
    }

    private long length(int announced) {
        int bytes = announced == Frames.LENGTH_16 ? 2 : announced == Frames.LENGTH_64 ? 8 : 0;
        if (bytes == 0) {
            return announced;
        }
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | expected();
        }
        // Longer forms than needed are forbidden, and so is a negative number.
        check(length > (bytes == 2 ? Frames.MOST_CONTROL : 0xFFFF), "the length is not minimal");
        return length;
    }

    private byte[] payload(int length) {
        byte[] mask = bytes(4);
        byte[] payload = bytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Violation(CloseCode.INVALID_TEXT, "the text is not valid UTF-8");
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            if (at == buffer.length && !fill()) {
                throw new Violation(CloseCode.PROTOCOL_ERROR, "the connection ended inside of a frame");
            }
            int piece = Math.min(count - filled, buffer.length - at);
            System.arraycopy(buffer, at, bytes, filled, piece);
            at += piece;
            filled += piece;
        }
        return bytes;
    }

    private int expected() {
        return Byte.toUnsignedInt(bytes(1)[0]);
    }

    /** A byte, or -1 at the end of the connection. */
    private int read() {
        return at < buffer.length || fill() ? Byte.toUnsignedInt(buffer[at++]) : -1;
    }

    /** Waits for more bytes; false at the end of the connection. Nothing is kept while the socket is idle. */
    private boolean fill() {
        at = 0;
        do {
            buffer = new byte[0];
            byte[] more = connection.read(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (more == null) {
                return false;
            }
            buffer = more;
        } while (buffer.length == 0);
        return true;
    }

    private static void check(boolean holds, String reason) {
        if (!holds) {
            throw new Violation(CloseCode.PROTOCOL_ERROR, reason);
        }
    }
}
