package org.groundswell.importing;

import java.io.IOException;
import java.io.Reader;

/**
 * Takes the elements of a JSON array out of a stream, each as it is written. Looks only at quotes and brackets, so that an
 * element may be as broken, as deep or as long as it likes: none is held beyond a bound, and the next one is found.
 */
final class ArrayElements {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder element = new StringBuilder();
    private int at;
    private int filled;
    private boolean cut;

    /** @param longest characters that are kept of an element */
    ArrayElements(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** Goes to the first bracket that opens an array; false if there is none. */
    boolean enter() throws IOException {
        for (int c = read(); c != END; c = read()) {
            if (c == '[') {
                return true;
            }
        }
        return false;
    }

    /** Goes to the array that an object has under a name, wherever it stands; false if there is none. */
    boolean enter(String name) throws IOException {
        boolean named = false;
        for (int c = read(); c != END; c = read()) {
            if (c == '"') {
                named = string(name);
            } else if (named && c == '[') {
                return true;
            } else {
                named &= c == ':' || Character.isWhitespace(c);
            }
        }
        return false;
    }

    /**
     * Goes to the next element; false at the end of the array.
     *
     * @throws IOException if the input ends before the array does
     */
    boolean next() throws IOException {
        element.setLength(0);
        cut = false;
        int c = read();
        while (c == ',' || c != END && Character.isWhitespace(c)) {
            c = read();
        }
        if (c == ']') {
            return false;
        }
        int depth = 0;
        boolean quoted = false;
        while (c != END) {
            keep(c);
            if (quoted) {
                if (c == '\\') {
                    keep(read());
                }
                quoted = c != '"';
            } else {
                switch (c) {
                    case '"' -> quoted = true;
                    case '{', '[' -> depth++;
                    case '}', ']' -> depth--;
                    default -> {}
                }
            }
            if (depth <= 0 && !quoted && endsHere(c)) {
                return true;
            }
            c = read();
        }
        throw new IOException("the input ends before its array does");
    }

    /** The element's text, or as much of it as is kept. */
    String text() {
        return element.toString();
    }

    /** Whether the element is longer than what was kept of it. */
    boolean wasCut() {
        return cut;
    }

    /** Whether a string ends here that is the one looked for; its opening quote is read already. */
    private boolean string(String wanted) throws IOException {
        int matched = 0;
        for (int c = read(); c != END && c != '"'; c = read()) {
            boolean same = matched >= 0 && matched < wanted.length() && c == wanted.charAt(matched);
            matched = same ? matched + 1 : -1;
            if (c == '\\') {
                read();
            }
        }
        return matched == wanted.length();
    }

    /** What is in brackets or quotes ends with them; a number or a word ends before what comes after it. */
    private boolean endsHere(int c) throws IOException {
        if (c == '"' || c == '}' || c == ']') {
            return true;
        }
        int following = read();
        if (following != END) {
            at--;
        }
        return following == END || following == ',' || following == ']' || Character.isWhitespace(following);
    }

    private void keep(int c) {
        if (element.length() < longest) {
            element.append((char) c);
        } else {
            cut = true;
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, reader.read(buffer, 0, BUFFER));
        }
        return at == filled ? END : buffer[at++];
    }
}
