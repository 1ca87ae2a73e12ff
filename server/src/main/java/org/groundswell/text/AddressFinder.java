package org.groundswell.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds where web addresses end in a text, in linear time for all addresses of the text together.
 *
 * <p>An address goes on up to white space, quotes, angle brackets, dashes and dots that part sentences, full-width
 * punctuation, or a bracket without its
 * counterpart. It ends before text of another script or an emoji that follows a Latin letter at once: what is written
 * without spaces goes on there. Punctuation at its end belongs to the sentence.
 */
final class AddressFinder {
    private static final String STOPS = "<>\"`\\«»‹›“”„…‥—―。、，．：；！？〜～｡､｢｣「」『』（）［］｛｝【】〔〕〖〗《》〈〉＜＞";
    private static final String TRAILING = ".,;:!?'‘’*~|^–،؛؟۔।॥·・";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final CharSequence text;
    /** The matching bracket of each bracket; −1 if it has none. */
    private int[] partners = {};

    private int partnersTo;

    AddressFinder(CharSequence text) {
        this.text = text;
    }

    /** The end of {@code http://} or {@code https://} at a place; −1 if neither is there. */
    static int schemeEnd(CharSequence text, int at) {
        int end = startsWith(text, "http", at) ? at + "http".length() : -1;
        if (end > 0 && end < text.length() && (text.charAt(end) | 0x20) == 's') {
            end++;
        }
        return end > 0 && startsWith(text, "://", end) ? end + "://".length() : -1;
    }

    /**
     * The end of the address whose host ends at a place.
     *
     * @return −1 if the host is another one: what looked like it is a name before {@code @}, goes on with {@code %}, or
     *     ends with another address's scheme
     */
    int end(int hostEnd) {
        if (isNoHost(hostEnd)) {
            return -1;
        }
        int path = portEnd(hostEnd);
        return withoutTrailing(path, pathEnd(path));
    }

    /** The end of the characters of a text that is no address. An address may begin before it. */
    int passedOver(int from) {
        int at = from;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            boolean next =
                    at > from && (c == 'h' || c == 'H') && mayPrecede(text.charAt(at - 1)) && schemeEnd(text, at) > 0;
            if (next || !isAddressCharacter(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean mayPrecede(char c) {
        return !Letters.isAsciiLetterOrDigit(c) && "@$#/=".indexOf(c) < 0;
    }

    private boolean isNoHost(int hostEnd) {
        if (startsWith(text, "://", hostEnd)) {
            // Two addresses without anything between them: the end of the host can't be told from a scheme.
            return true;
        }
        int at = hostEnd;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '@' || c == '%') {
                return true;
            }
            if (!Letters.isAsciiLetterOrDigit(c) && ":._~$&+=-".indexOf(c) < 0) {
                return false;
            }
            at++;
        }
        return false;
    }

    private int portEnd(int hostEnd) {
        int at = hostEnd + 1;
        if (hostEnd >= text.length() || text.charAt(hostEnd) != ':') {
            return hostEnd;
        }
        while (at < text.length() && at - hostEnd <= 5 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean whole = at > hostEnd + 1 && (at == text.length() || !Letters.isAsciiLetterOrDigit(text.charAt(at)));
        return whole ? at : hostEnd;
    }

    private int pathEnd(int from) {
        int at = from;
        if (at >= text.length() || "/?#".indexOf(text.charAt(at)) < 0) {
            return at;
        }
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (!isAddressCharacter(c) || isTextAgain(from, at, c) || isUnpaired(from, at, c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** Whether text without spaces goes on with a character. */
    private boolean isTextAgain(int from, int at, int c) {
        if (c < 0x80 || at == from) {
            return false;
        }
        char before = text.charAt(at - 1);
        if (before == '/' && at == from + 1) {
            return Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA;
        }
        if (Letters.isAsciiLetter(before)) {
            return Letters.isEmoji(c) || Character.isLetter(c) && !Letters.isLatin(c);
        }
        return before >= '0' && before <= '9' && (Letters.isEmoji(c) && c != 0xFE0F || Letters.isEastAsian(c));
    }

    private boolean isUnpaired(int from, int at, int c) {
        if (OPENING.indexOf(c) >= 0) {
            return partner(at) < 0;
        }
        return CLOSING.indexOf(c) >= 0 && partner(at) < from;
    }

    private int partner(int at) {
        if (at >= partnersTo) {
            pairBrackets(at);
        }
        return partners[at];
    }

    /** Pairs the brackets from a place to the end of the address characters there, as they are nested. */
    private void pairBrackets(int from) {
        if (partners.length == 0) {
            partners = new int[text.length()];
            Arrays.fill(partners, -1);
        }
        Deque<Integer> open = new ArrayDeque<>();
        int[] opened = new int[OPENING.length()];
        int at = from;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (!isAddressCharacter(c)) {
                break;
            }
            int opening = OPENING.indexOf(c);
            int closing = CLOSING.indexOf(c);
            if (opening >= 0) {
                open.push(at);
                opened[opening]++;
            } else if (closing >= 0 && opened[closing] == 0) {
                // Nothing is paired across it.
                open.clear();
                Arrays.fill(opened, 0);
            } else if (closing >= 0) {
                close(open, opened, closing, at);
            }
            at += Character.charCount(c);
        }
        partnersTo = at;
    }

    private void close(Deque<Integer> open, int[] opened, int kind, int at) {
        while (!open.isEmpty()) {
            int before = open.pop();
            int opening = OPENING.indexOf(text.charAt(before));
            opened[opening]--;
            if (opening == kind) {
                partners[before] = at;
                partners[at] = before;
                return;
            }
        }
    }

    private int withoutTrailing(int from, int to) {
        int end = to;
        while (end > from && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isAddressCharacter(int c) {
        if (c < 0x80) {
            return c > ' ' && c != 0x7F && STOPS.indexOf(c) < 0;
        }
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && STOPS.indexOf(c) < 0;
    }

    private static boolean startsWith(CharSequence text, String prefix, int at) {
        if (text.length() - at < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
