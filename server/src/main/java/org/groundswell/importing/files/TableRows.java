package org.groundswell.importing.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table with separators and quotes (RFC 4180). A row that breaks the rules, such as one with an unclosed quote,
 * does not affect the next: it ends with its line, and the rest is read again.
 */
final class TableRows {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final int MOST_COLUMNS = 1_000;
    /** Maximum number of rows read again because of a quote: each may take as long as the longest row. */
    private static final int MOST_RECOVERIES = 1_000;

    private final Reader reader;
    private final char separator;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder field = new StringBuilder();
    private String again = "";
    private int againAt;
    private int at;
    private int filled;
    private int recoveries;
    private List<String> values = List.of();
    private boolean broken;
    private boolean cut;

    /** @param longest maximum number of characters in a row */
    TableRows(Reader reader, char separator, int longest) {
        this.reader = reader;
        this.separator = separator;
        this.longest = longest;
    }

    /**
     * Advances to the next row; false at the end.
     *
     * @throws IOException if the input can't be read, or has too many unclosed quotes
     */
    boolean next() throws IOException {
        int c = read();
        while (c == '\n' || c == '\r') {
            c = read();
        }
        if (c == END) {
            return false;
        }
        raw.setLength(0);
        field.setLength(0);
        values = new ArrayList<>();
        broken = false;
        cut = false;
        boolean quoted = false;
        boolean closed = false;
        while (c != END && (quoted || c != '\n' && c != '\r')) {
            if (raw.length() >= longest) {
                cut = true;
                break;
            }
            raw.append((char) c);
            if (quoted && c != '"') {
                field.append((char) c);
            } else if (quoted) {
                quoted = false;
                closed = true;
            } else if (c == separator) {
                endField();
                closed = false;
            } else if (c == '"' && (closed || field.isEmpty())) {
                // A doubled quote in a quoted value is a literal quote.
                if (closed) {
                    field.append('"');
                }
                quoted = true;
                closed = false;
            } else if (closed) {
                broken = true;
                break;
            } else {
                field.append((char) c);
            }
            c = read();
        }
        if (quoted || broken || cut) {
            recover();
        } else {
            endField();
        }
        return true;
    }

    List<String> values() {
        return values;
    }

    /** The raw text of the row. */
    String raw() {
        return raw.toString();
    }

    /** Whether its quotes are invalid. */
    boolean isBroken() {
        return broken;
    }

    /** Whether it exceeds the maximum length. */
    boolean wasCut() {
        return cut;
    }

    private void endField() {
        if (values.size() < MOST_COLUMNS) {
            values.add(field.toString());
        }
        field.setLength(0);
    }

    /** Ends the row with its first line, and continues after it. */
    private void recover() throws IOException {
        int end = 0;
        while (end < raw.length() && raw.charAt(end) != '\n' && raw.charAt(end) != '\r') {
            end++;
        }
        if (end == raw.length()) {
            skipLine();
            broken |= !cut;
            return;
        }
        recoveries++;
        if (recoveries > MOST_RECOVERIES) {
            throw new IOException("more than " + MOST_RECOVERIES + " quotes are not closed");
        }
        again = raw.substring(end) + again.substring(againAt);
        againAt = 0;
        raw.setLength(end);
        broken = true;
        cut = false;
    }

    private void skipLine() throws IOException {
        for (int c = read(); c != END && c != '\n' && c != '\r'; c = read()) {
            // The row ends with its line.
        }
    }

    private int read() throws IOException {
        if (againAt < again.length()) {
            return again.charAt(againAt++);
        }
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer, 0, BUFFER));
        }
        return at == filled ? END : buffer[at++];
    }
}
