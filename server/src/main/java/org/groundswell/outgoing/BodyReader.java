package org.groundswell.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the beginning of a body (RFC 9112, section 6), within a limit that holds before and after decompression. A body that
 * ends too early is taken as it is: the readers of pages need their beginning only.
 */
final class BodyReader {
    private static final int BLOCK = 8 << 10;

    private BodyReader() {}

    static byte[] read(InputStream input, Map<String, String> headers, int largest) throws IOException {
        InputStream body = new Limited(framed(input, headers), largest);
        return switch (headers.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT)) {
            case "", "identity" -> beginning(body, largest);
            case "gzip", "x-gzip" -> unzipped(body, largest);
            default -> throw new IOException("the server's answer has an encoding that was not asked for");
        };
    }

    private static InputStream framed(InputStream input, Map<String, String> headers) throws IOException {
        String transfer = headers.get("transfer-encoding");
        if (transfer != null) {
            if (!transfer.equalsIgnoreCase("chunked")) {
                throw new IOException("the server's answer has an unknown transfer encoding");
            }
            return new ChunkedInput(input);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return input;
        }
        if (!length.matches("[0-9]{1,18}")) {
            throw new IOException("the server's answer has a broken length");
        }
        return new Limited(input, Long.parseLong(length));
    }

    private static byte[] unzipped(InputStream body, int largest) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(body, BLOCK)) {
            return beginning(unzipped, largest);
        } catch (EOFException empty) {
            return new byte[0];
        }
    }

    private static byte[] beginning(InputStream body, int largest) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        while (read.size() < largest) {
            int count;
            try {
                count = body.read(block, 0, Math.min(BLOCK, largest - read.size()));
            } catch (EOFException cut) {
                break;
            }
            if (count < 0) {
                break;
            }
            read.write(block, 0, count);
        }
        return read.toByteArray();
    }

    /** The first bytes of a stream. */
    private static final class Limited extends InputStream {
        private final InputStream input;
        private long left;

        Limited(InputStream input, long most) {
            this.input = input;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? input.read() : -1;
            left--;
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = input.read(into, from, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
