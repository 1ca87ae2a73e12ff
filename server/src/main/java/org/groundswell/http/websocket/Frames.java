package org.groundswell.http.websocket;

import java.nio.charset.StandardCharsets;

/** Frames as a server sends them: whole messages, never masked (RFC 6455, section 5). */
public final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int FINAL = 0x80;
    /** Maximum payload of a control frame. */
    static final int MOST_CONTROL = 125;
    /** The lengths in the first byte that announce a length of two and of eight bytes. */
    static final int LENGTH_16 = 126;

    static final int LENGTH_64 = 127;

    private Frames() {}

    /** @param utf8 the text, in UTF-8 */
    public static byte[] text(byte[] utf8) {
        return frame(TEXT, utf8);
    }

    public static byte[] ping() {
        return frame(PING, new byte[0]);
    }

    public static byte[] pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /** @param reason in ASCII */
    public static byte[] close(CloseCode code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        byte[] payload = new byte[Math.min(MOST_CONTROL, 2 + text.length)];
        payload[0] = (byte) (code.number() >> 8);
        payload[1] = (byte) code.number();
        System.arraycopy(text, 0, payload, 2, payload.length - 2);
        return frame(CLOSE, payload);
    }

    private static byte[] frame(int opcode, byte[] payload) {
        int length = payload.length;
        int head = length <= MOST_CONTROL ? 2 : length <= 0xFFFF ? 4 : 10;
        byte[] frame = new byte[head + length];
        frame[0] = (byte) (FINAL | opcode);
        if (head == 2) {
            frame[1] = (byte) length;
        } else {
            frame[1] = (byte) (head == 4 ? LENGTH_16 : LENGTH_64);
            for (int i = head - 1, rest = length; i >= 2; i--, rest >>>= 8) {
                frame[i] = (byte) rest;
            }
        }
        System.arraycopy(payload, 0, frame, head, length);
        return frame;
    }
}
