package org.groundswell.importing.files;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/**
 * Splits JSON into records, each the text of an object: the values of a file, or the elements of an array. The array may be
 * the whole file, or be in an object under one of a few names ({@code orderedItems}, {@code statuses}, {@code records},
 * {@code posts}, {@code feed}).
 *
 * <p>Only quotes, brackets and line ends are examined, in one pass and linear time. Records may be invalid, deeply nested or
 * very long: only a bounded beginning is kept, and the next record begins where JSON leaves no doubt. Text after an object
 * without a separator belongs to the same, broken record, so that a part of a record is never taken for a whole one.
 */
final class JsonRecords {
    /** The layouts of records. */
    enum Layout {
        /** A record ends with its line at the latest (JSON Lines), so a broken one does not affect the next. */
        LINES,
        /** A record may have many lines. */
        VALUES
    }

    /** Names of arrays of records in a top-level object: outboxes, search results, repositories, feeds. */
    private static final Set<String> WRAPPERS = Set.of("orderedItems", "statuses", "records", "posts", "feed");

    private static final int LONGEST_NAME = 16;
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final char RECORD_SEPARATOR = 0x1E;

    private final Reader reader;
    private final int longest;
    private final Layout layout;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    /** Blanks before the next character on its line; -1 after the first non-blank character. */
    private int indent;

    private boolean inArray;
    /** Whether the array is in an object, which continues after it. */
    private boolean inWrapper;

    /** Indentation of the last record that began a line; -1 for none. */
    private int startIndent = -1;
    /** Whether the opening bracket of that record was alone on its line. */
    private boolean opensAlone;

    // State of the record being read.
    private final StringBuilder record = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private final Nesting nesting = new Nesting();
    private boolean cut;
    private boolean quoted;
    private boolean broken;
    /** Whether the record has a bracket; a single string or number has none. */
    private boolean bracketed;

    private boolean beginsLine;
    private boolean severalLines;
    private char previous;
    private long number;

    /** @param longest maximum number of characters kept of a record */
    JsonRecords(Reader reader, int longest, Layout layout) {
        this.reader = reader;
        this.longest = longest;
        this.layout = layout;
    }

    /**
     * Advances to the next record; false at the end.
     *
     * @throws IOException if the input can't be read, or ends inside an array
     */
    boolean next() throws IOException {
        record.setLength(0);
        cut = false;
        while (true) {
            int c = skipSeparators();
            if (c == END) {
                if (inArray) {
                    throw new IOException("the file ends inside an array");
                }
                return false;
            }
            if (inArray && c == ']') {
                advance();
                leaveArray();
            } else if (!inArray && c == '[') {
                advance();
                inArray = true;
            } else if (!inArray && (c == ';' || layout == Layout.VALUES && (c == ']' || c == '}'))) {
                // The end of a script, or of an array that a broken record seemed to close.
                advance();
            } else if (readRecord()) {
                number++;
                return true;
            }
        }
    }

    /** The text of the record, cut at the maximum length. */
    String text() {
        return record.toString();
    }

    /** Whether the record was cut. */
    boolean wasCut() {
        return cut;
    }

    /** The number of the record in the file, from 1. */
    long number() {
        return number;
    }

    /** Reads a record to its end; false if it is the object that contains the array of records, whose first comes next. */
    private boolean readRecord() throws IOException {
        begin();
        for (int c = peek(); c != END; c = peek()) {
            if (isLineEnd(c)) {
                if (layout == Layout.LINES) {
                    inArray = false;
                    inWrapper = false;
                    return true;
                }
                if (beginsLine && !severalLines) {
                    opensAlone = record.length() == 1;
                }
                severalLines = true;
                // A string can't contain a line end: if it goes on, a quote is missing.
                quoted = false;
                take(c);
            } else if (quoted) {
                takeQuoted(c);
            } else if (isBlank(c)) {
                take(c);
            } else if (endsBefore(c)) {
                return true;
            } else if (c == '[' && isWrapper()) {
                advance();
                inArray = true;
                inWrapper = true;
                record.setLength(0);
                cut = false;
                return false;
            } else {
                takeSyntax((char) c);
                if (nesting.depth() == 0 && !quoted && !broken) {
                    if (isFollowedWell()) {
                        return true;
                    }
                    broken = true;
                }
            }
        }
        return true;
    }

    private void begin() throws IOException {
        nesting.clear();
        name.setLength(0);
        quoted = false;
        severalLines = false;
        beginsLine = indent >= 0;
        startIndent = beginsLine ? indent : startIndent;
        previous = ',';
        broken = peek() != '{';
        bracketed = false;
    }

    /** Whether the record, with unbalanced brackets, ended before this bracket. */
    private boolean endsBefore(int c) {
        if (c == ']' && inArray) {
            return !bracketed || startIndent < 0 ? broken && nesting.depth() == 0 : endsArray();
        }
        if (c != '{' || record.isEmpty() || layout == Layout.LINES) {
            return false;
        }
        if (startIndent < 0) {
            return nesting.depth() == 0 ? previous == ',' : isImpossible();
        }
        // Records that begin a line have the same indentation; the content of a record is indented further.
        return indent == startIndent && (nesting.depth() == 0 || startIndent > 0 || !opensAlone || isImpossible());
    }

    /** Whether a bracket at the beginning of a line closes the array, judged by its indentation. */
    private boolean endsArray() {
        boolean left = indent >= 0 && (indent < startIndent || startIndent == 0 && !opensAlone);
        return left && previous == '}' && (broken || nesting.depth() > 0);
    }

    /** Whether an object is impossible here: members of an object need names. */
    private boolean isImpossible() {
        return previous == ',' ? nesting.isInObject() : previous != ':' && previous != '[';
    }

    /** Whether the array of records follows. */
    private boolean isWrapper() {
        return !inArray
                && nesting.depth() == 1
                && nesting.isInObject()
                && previous == ':'
                && WRAPPERS.contains(name.toString());
    }

    private void takeQuoted(int c) throws IOException {
        if (c == '"') {
            take(c);
            quoted = false;
            previous = '"';
        } else if (c == '\\') {
            take(c);
            int escaped = peek();
            if (escaped != END && !isLineEnd(escaped)) {
                take(escaped);
            }
        } else {
            takeRun();
        }
    }

    /** Takes buffered characters without meaning to the scanner, which are most of a record. */
    private void takeRun() {
        int end = at + 1;
        while (end < filled && !isLineEnd(buffer[end]) && buffer[end] != '"' && buffer[end] != '\\') {
            end++;
        }
        if (nesting.depth() == 1 && name.length() < LONGEST_NAME) {
            name.append(buffer, at, Math.min(end - at, LONGEST_NAME - name.length()));
        }
        int room = longest - record.length();
        cut |= end - at > room;
        record.append(buffer, at, Math.min(end - at, room));
        at = end;
        indent = -1;
    }

    private void takeSyntax(char c) throws IOException {
        take(c);
        bracketed |= c == '{' || c == '[' || c == '}' || c == ']';
        switch (c) {
            case '"' -> {
                quoted = true;
                name.setLength(0);
            }
            case '{' -> nesting.open(true);
            case '[' -> nesting.open(false);
            case '}', ']' -> broken |= !nesting.close(c == '}');
            default -> {}
        }
        previous = c;
    }

    /** After an object: whether another one follows, or the end of its container. */
    private boolean isFollowedWell() throws IOException {
        int c = skipBlanks();
        boolean separated = c == ',';
        if (separated) {
            advance();
            c = skipBlanks();
        }
        boolean well = c == END || c == '{' || c == ']' || isLineEnd(c) || !inArray && c == ';';
        // Outside of objects, only a string may follow: the name of a member.
        well |= inArray && separated && (c == '[' || c == '-' || Character.isLetterOrDigit(c));
        if (!well) {
            keep(',');
        }
        return well;
    }

    /** Skips the rest of an array, and of the object that contains it. */
    private void leaveArray() throws IOException {
        inArray = false;
        if (!inWrapper) {
            return;
        }
        inWrapper = false;
        int depth = 1;
        boolean inString = false;
        for (int c = peek(); c != END && depth > 0; c = peek()) {
            if (isLineEnd(c)) {
                inString = false;
                if (layout == Layout.LINES) {
                    return;
                }
            }
            advance();
            if (inString && c == '\\') {
                advance();
            } else if (c == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
    }

    private int skipSeparators() throws IOException {
        int c = peek();
        while (c == ',' || isBlank(c) || isLineEnd(c)) {
            if (isLineEnd(c) && layout == Layout.LINES) {
                inArray = false;
                inWrapper = false;
            }
            advance();
            c = peek();
        }
        return c;
    }

    /** Skips blanks, and line ends if records have many lines. */
    private int skipBlanks() throws IOException {
        int c = peek();
        while (isBlank(c) || layout == Layout.VALUES && isLineEnd(c)) {
            advance();
            c = peek();
        }
        return c;
    }

    /** JSON text sequences (RFC 7464) have a record separator before each record. */
    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == RECORD_SEPARATOR;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private void take(int c) throws IOException {
        keep((char) c);
        advance();
    }

    private void keep(char c) {
        if (record.length() < longest) {
            record.append(c);
        } else {
            cut = true;
        }
    }

    private int peek() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer, 0, BUFFER));
        }
        return at == filled ? END : buffer[at];
    }

    private void advance() throws IOException {
        int c = peek();
        if (c == END) {
            return;
        }
        at++;
        if (isLineEnd(c)) {
            indent = 0;
        } else if (indent >= 0) {
            indent = isBlank(c) ? indent + 1 : -1;
        }
    }
}
