package org.groundswell.outgoing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content of a body in chunks (RFC 9112, section 7.1). Extensions and trailers are not read. */
final class ChunkedInput extends InputStream {
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_DIGITS = 8;

    private final InputStream input;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            begin();
        }
        if (ended) {
            return -1;
        }
        int count = input.read(into, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ends within a chunk");
        }
        left -= count;
        return count;
    }

    private void begin() throws IOException {
        if (!first && !line().isEmpty()) {
            throw new IOException("a chunk is longer than its size");
        }
        first = false;
        String line = line();
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!size.matches("[0-9A-Fa-f]{1," + MOST_DIGITS + "}")) {
            throw new IOException("a chunk has no size");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException("the body ends before a chunk");
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("the size of a chunk is too long");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
