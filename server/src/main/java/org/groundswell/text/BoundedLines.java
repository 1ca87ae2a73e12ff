package org.groundswell.text;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a reader, each kept up to a bound and skipped beyond it. A line ends with {@code \n}, {@code \r},
 * {@code \r\n} or the end of the input.
 */
public final class BoundedLines {
    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    private boolean afterReturn;
    private boolean cut;

    /** @param longest characters that are kept of a line */
    public BoundedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** The next line without its end, or as much of it as is kept; null if there is none. */
    public @Nullable String next() throws IOException {
        cut = false;
        StringBuilder line = null;
        while (fill()) {
            if (afterReturn && buffer[at] == '\n') {
                afterReturn = false;
                at++;
                continue;
            }
            afterReturn = false;
            int end = lineEnd();
            if (end < filled) {
                String whole = keep(line, end).toString();
                afterReturn = buffer[end] == '\r';
                at = end + 1;
                return whole;
            }
            line = keep(line, end);
            at = end;
        }
        return line == null ? null : line.toString();
    }

    /** Whether the line returned by {@link #next} was cut. */
    public boolean wasCut() {
        return cut;
    }

    private StringBuilder keep(@Nullable StringBuilder line, int end) {
        StringBuilder kept = line == null ? new StringBuilder(end - at) : line;
        int room = longest - kept.length();
        cut |= end - at > room;
        return kept.append(buffer, at, Math.min(end - at, room));
    }

    private int lineEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Whether there is anything more. */
    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer, 0, BUFFER));
        }
        return filled > 0;
    }
}
