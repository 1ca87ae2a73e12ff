package org.groundswell.text;

/**
 * Walks through the shortcodes in a text, such as {@code :wave:}, from its beginning to its end. A shortcode has letters, digits
 * and underscores between two colons; neither a letter, a digit nor a colon stands before or behind it, so that times
 * ({@code 12:30:45}) and addresses hold none. Takes time linear in the text: each character is looked at twice at most.
 */
public final class Shortcodes {
    /** In characters, without the colons. */
    public static final int SHORTEST = 2;

    public static final int LONGEST = 64;

    private final String text;
    private final int begin;
    private final int end;
    private int next;
    private int from;
    private int to;

    public Shortcodes(String text) {
        this(text, 0, text.length());
    }

    /** Those in a part of a text. Its ends are like the ends of a text. */
    Shortcodes(String text, int begin, int end) {
        this.text = text;
        this.begin = begin;
        this.end = end;
        this.next = begin;
    }

    /** Whether a text without colons can be a shortcode. */
    public static boolean isShortcode(String name) {
        return name.length() >= SHORTEST
                && name.length() <= LONGEST
                && name.chars().allMatch(Shortcodes::isPart);
    }

    private static boolean isPart(int c) {
        return Letters.isAsciiLetterOrDigit(c) || c == '_';
    }

    /** Goes to the next shortcode; false if there is none. */
    public boolean next() {
        while (true) {
            int colon = text.indexOf(':', next, end);
            if (colon < 0) {
                next = end;
                return false;
            }
            int close = colon + 1;
            while (close < end && close - colon <= LONGEST && isPart(text.charAt(close))) {
                close++;
            }
            int length = close - colon - 1;
            boolean isClosed = close < end && text.charAt(close) == ':';
            if (isClosed && length >= SHORTEST && isFree(colon, close + 1)) {
                from = colon;
                to = close + 1;
                next = to;
                return true;
            }
            // Where this ends, the next can begin: also at the colon that didn't close it.
            next = close;
        }
    }

    private boolean isFree(int first, int behind) {
        return (first == begin || !isWord(text.codePointBefore(first)))
                && (behind == end || !isWord(text.codePointAt(behind)));
    }

    private static boolean isWord(int c) {
        return c == ':' || Character.isLetterOrDigit(c) || Letters.isMark(c);
    }

    /** Where the current one begins: the position of its first colon. */
    int from() {
        return from;
    }

    /** The position behind its last colon. */
    int to() {
        return to;
    }

    /** The current one, without its colons. */
    public String name() {
        return text.substring(from + 1, to - 1);
    }
}
