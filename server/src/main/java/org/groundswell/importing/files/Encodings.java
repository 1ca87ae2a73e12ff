package org.groundswell.importing.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text in a file: UTF-8 unless a byte-order mark, or the zeros in its first bytes, say UTF-16 or UTF-32. Bytes that
 * are no text become U+FFFD.
 */
final class Encodings {
    private static final int LOOKED_AT = 4;

    private Encodings() {}

    static Reader reader(InputStream raw) throws IOException {
        BufferedInputStream input = new BufferedInputStream(raw);
        input.mark(LOOKED_AT);
        byte[] start = input.readNBytes(LOOKED_AT);
        input.reset();
        Found found = find(start);
        input.skipNBytes(found.mark);
        return new InputStreamReader(input, found.charset);
    }

    /** @param mark length of the byte-order mark */
    private record Found(Charset charset, int mark) {}

    private static Found find(byte[] start) {
        int first = unit(start, 0);
        int second = unit(start, 2);
        if (first == 0xFFFE && second == 0 || first == 0 && second == 0xFEFF) {
            return new Found(first == 0 ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE, 4);
        }
        if (first == 0xFEFF || first == 0xFFFE) {
            return new Found(first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xEFBB && second >>> 8 == 0xBF) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        // JSON and tables begin with two ASCII characters (RFC 4627, section 3).
        if (start.length == LOOKED_AT && first != 0 && second != 0) {
            if (first < 0x100 && second < 0x100) {
                return new Found(StandardCharsets.UTF_16BE, 0);
            }
            if ((first & 0xFF) == 0 && (second & 0xFF) == 0) {
                return new Found(StandardCharsets.UTF_16LE, 0);
            }
        }
        return new Found(StandardCharsets.UTF_8, 0);
    }

    /** Two bytes as a number; -1 if there are none. */
    private static int unit(byte[] bytes, int from) {
        return from + 1 < bytes.length
                ? (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF
                : from < bytes.length ? (bytes[from] & 0xFF) << 8 : -1;
    }
}
