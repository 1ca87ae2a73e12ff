package org.groundswell.text;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import org.groundswell.words.Refusal;

/** What is taken from people as text, and how long it is. */
public final class PlainText {
    private PlainText() {}

    /**
     * A text of several lines in the form in which it is kept: NFC, line ends as {@code \n}, no control characters.
     *
     * @throws Refusal.Invalid if it holds NUL or half a character, which no text does
     */
    public static String lines(String field, String text) {
        return clean(field, text, true);
    }

    /**
     * A text of one line: white space becomes single spaces, and what could turn the reading direction of its
     * surroundings is dropped.
     *
     * @throws Refusal.Invalid if it holds NUL or half a character
     */
    public static String line(String field, String text) {
        return clean(field, text, false).replaceAll("\\s+", " ").strip();
    }

    /** How long a person would say it is: grapheme clusters, so that a flag or a family counts once. */
    public static int length(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.length();
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int length = 0;
        while (characters.next() != BreakIterator.DONE) {
            length++;
        }
        return length;
    }

    private static String clean(String field, String text, boolean multiline) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Refusal.Invalid(field, "can't contain the NUL character");
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
        Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\t')
                .filter(c -> multiline || !turnsDirection(c))
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /** Embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9, section 2). */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static Refusal brokenCharacter(String field) {
        return new Refusal.Invalid(field, "contains half a character (an unpaired surrogate)");
    }
}
