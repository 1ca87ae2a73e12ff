package org.groundswell.text;

import com.ibm.icu.text.Normalizer2;

/**
 * Texts in a form in which they are compared: without case and width (NFKC_Casefold, Unicode Standard, section 3.13), without
 * characters that nobody sees, such as zero-width spaces and soft hyphens, and with single spaces. Accents and tone marks
 * stay, since they make other words. The four letters I of Turkish and Azeri are one, as in tags.
 *
 * <p>Linear in the length of the text.
 */
public final class FoldedText {
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final int COMBINING_GRAPHEME_JOINER = 0x034F;
    private static final String DOT_ABOVE = "\u0307";

    private FoldedText() {}

    /** Folds a text. White space at both ends becomes a single space too. */
    public static String of(String text) {
        String folded = isAscii(text) ? text : fold(text);
        return withSingleSpaces(folded);
    }

    private static String fold(String text) {
        // Normalizing sorts the marks on a letter, which takes quadratic time: hence at most some marks at once.
        String safe = PlainText.streamSafe(PlainText.visible(text));
        StringBuilder folded = new StringBuilder(safe.length());
        int from = 0;
        while (from <= safe.length()) {
            int joiner = safe.indexOf(COMBINING_GRAPHEME_JOINER, from);
            int end = joiner < 0 ? safe.length() : joiner;
            folded.append(FOLDING.normalize(safe.substring(from, end)));
            from = end + 1;
        }
        return folded.toString().replace("i" + DOT_ABOVE, "i").replace('ı', 'i');
    }

    private static String withSingleSpaces(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else {
                if (space) {
                    spaced.append(' ');
                    space = false;
                }
                spaced.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
        }
        return space ? spaced.append(' ').toString() : spaced.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a character continues a word, so that a word can't begin or end next to it: letters, marks, digits and
     * connectors such as the underscore. In scripts that are written without spaces between words, every character may begin
     * or end one.
     */
    public static boolean continuesWord(int c) {
        if (c < 0x80) {
            return Letters.isAsciiLetterOrDigit(c) || c == '_';
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> !isWrittenWithoutSpaces(c);
            default -> false;
        };
    }

    private static boolean isWrittenWithoutSpaces(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            // The prolonged sound mark and the like, which several scripts share.
            default -> c >= 0x3000 && c <= 0x30FF;
        };
    }
}
