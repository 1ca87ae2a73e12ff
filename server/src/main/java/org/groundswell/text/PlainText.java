package org.groundswell.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.Normalizer;
import java.text.StringCharacterIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.groundswell.model.Refusal;

/** Reading and measuring the texts that people send. */
public final class PlainText {
    /** No text is larger than this, in bytes of UTF-8: it is refused before anything else is done with it. */
    public static final int LARGEST = 64 * 1024;

    /**
     * The UTF-16 units for which a grapheme counts as one character; a longer one counts once more for each as many. Far more
     * than the longest emoji has, and few enough to bound the size of a short text.
     */
    static final int UNITS_IN_ONE = 64;

    /** Marks on one letter, after which a joiner is put (UAX #15, section 13): sorting them takes quadratic time. */
    private static final int MOST_MARKS = 30;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private static final int COMBINING_GRAPHEME_JOINER = 0x034F;

    private PlainText() {}

    /**
     * A text of several lines in the form in which it is kept: NFC, line ends as {@code \n}, no control characters.
     *
     * @throws Refusal.Invalid if it is larger than {@link #LARGEST}, or holds NUL or half a character, which no text does
     */
    public static String lines(String field, String text) {
        return clean(field, text, true);
    }

    /**
     * A text of several lines with a limit.
     *
     * @param longest in characters as {@link #length(String)} counts them, without white space around the text
     * @throws Refusal.Invalid also if it is longer
     */
    public static String lines(String field, String text, int longest) {
        refuseHopeless(field, text, longest);
        return refuseLonger(field, lines(field, text).strip(), longest);
    }

    /**
     * A text of one line: white space becomes single spaces, and what could turn the reading direction of its
     * surroundings is dropped.
     *
     * @throws Refusal.Invalid if it is larger than {@link #LARGEST}, or holds NUL or half a character
     */
    public static String line(String field, String text) {
        return WHITE_SPACE.matcher(clean(field, text, false)).replaceAll(" ").strip();
    }

    /**
     * A text of one line with a limit.
     *
     * @param longest in characters as {@link #length(String)} counts them
     * @throws Refusal.Invalid also if it is longer
     */
    public static String line(String field, String text, int longest) {
        refuseHopeless(field, text, longest);
        return refuseLonger(field, line(field, text), longest);
    }

    /** The length in grapheme clusters, so that a flag or a family counts once. */
    public static int length(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.length() : length(new StringCharacterIterator(text));
    }

    static int length(CharacterIterator text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int length = 0;
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            length += (to - from + UNITS_IN_ONE - 1) / UNITS_IN_ONE;
            from = to;
        }
        return length;
    }

    /** A text without the characters that nobody sees, such as zero-width spaces and soft hyphens. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c < 0x80 || !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The beginning of a text: at most so many UTF-16 units, and no half character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean between = Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
        return text.substring(0, between ? longest - 1 : longest);
    }

    /** Whether a text has at most so many bytes in UTF-8. */
    public static boolean fits(String text, int bytes) {
        if (text.length() > bytes || text.length() * 3L <= bytes) {
            return text.length() <= bytes;
        }
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a pair is two of its four bytes.
            size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return size <= bytes;
    }

    /** Refuses a text that is too long by its size alone, before it is scanned. */
    private static void refuseHopeless(String field, String text, int longest) {
        if (text.length() > (long) longest * UNITS_IN_ONE) {
            throw new Refusal.Invalid(field, "error.too_long", "most", longest);
        }
    }

    private static String refuseLonger(String field, String text, int longest) {
        int length = length(text);
        if (length > longest) {
            throw new Refusal.Invalid(field, "error.too_long.counted", "length", length, "most", longest);
        }
        return text;
    }

    private static String clean(String field, String text, boolean multiline) {
        refuseLarge(field, text);
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Refusal.Invalid(field, "error.nul");
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw brokenCharacter(field);
                }
                plain = false;
                i++;
            } else if (Character.isLowSurrogate(c)) {
                throw brokenCharacter(field);
            } else if (c >= 0x7F || (c < 0x20 && c != '\n')) {
                plain = false;
            }
        }
        if (plain) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        String safe = streamSafe(text.replace("\r\n", "\n").replace('\r', '\n'));
        Normalizer.normalize(safe, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\t')
                .filter(c -> multiline || !turnsDirection(c))
                .forEach(cleaned::appendCodePoint);
        String kept = cleaned.toString();
        // NFC makes up to three characters of one.
        refuseLarge(field, kept);
        return kept;
    }

    /** The text, with a joiner after every {@value #MOST_MARKS} marks that follow one another. */
    static String streamSafe(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            marks = c != COMBINING_GRAPHEME_JOINER && isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                safe.appendCodePoint(COMBINING_GRAPHEME_JOINER);
                marks = 1;
            }
            safe.appendCodePoint(c);
            at += Character.charCount(c);
        }
        return safe.toString();
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static void refuseLarge(String field, String text) {
        if (!fits(text, LARGEST)) {
            throw new Refusal.Invalid(field, "error.too_long.bytes", "most", LARGEST);
        }
    }

    /** Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9, section 2). */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static Refusal brokenCharacter(String field) {
        return new Refusal.Invalid(field, "error.surrogate");
    }
}
