package org.groundswell.importing.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes the text of a file. It is UTF-8 unless a byte-order mark, or zeros in the first bytes, indicate UTF-16 or UTF-32. A
 * table whose beginning is not UTF-8 is read as Windows-1252, the encoding of many spreadsheets. Invalid bytes become U+FFFD.
 */
final class Encodings {
    private static final int LOOKED_AT = 4;
    private static final int BEGINNING = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encodings() {}

    static Reader reader(InputStream raw) throws IOException {
        BufferedInputStream input = new BufferedInputStream(raw);
        input.mark(BEGINNING);
        byte[] start = input.readNBytes(BEGINNING);
        input.reset();
        Found found = find(Arrays.copyOf(start, Math.min(start.length, LOOKED_AT)));
        input.skipNBytes(found.mark);
        boolean windows = found.equals(PLAIN) && isTable(start) && !isUtf8(start);
        return new InputStreamReader(input, windows ? WINDOWS : found.charset);
    }

    /** JSON, also in a script, has a bracket in its first line and is UTF-8 (RFC 8259, section 8.1). */
    private static boolean isTable(byte[] start) {
        for (byte each : start) {
            if (each == '{' || each == '[') {
                return false;
            }
            if (each == '\n' || each == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] start) {
        // The last character may be incomplete.
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length), false);
        return !result.isError();
    }

    /** @param mark length of the byte-order mark */
    private record Found(Charset charset, int mark) {}

    private static final Found PLAIN = new Found(StandardCharsets.UTF_8, 0);

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
        return PLAIN;
    }

    /** Two bytes as a number; -1 past the end. */
    private static int unit(byte[] bytes, int from) {
        return from + 1 < bytes.length
                ? (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF
                : from < bytes.length ? (bytes[from] & 0xFF) << 8 : -1;
    }
}
