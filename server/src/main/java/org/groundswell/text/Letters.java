package org.groundswell.text;

/** Classes of characters that delimit words, tags and addresses. */
final class Letters {
    private Letters() {}

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiLetterOrDigit(int c) {
        return isAsciiLetter(c) || c >= '0' && c <= '9';
    }

    /** Marks belong to the letter before them; emoji's variation selectors and the keycap do not. */
    static boolean isMark(int c) {
        if (c < 0x300) {
            return false;
        }
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return mark && !isVariationSelector(c);
    }

    /** Emoji and other pictures, their skin tones and the selector after them; no lines and blocks. */
    static boolean isEmoji(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL && c >= 0x2190 && !(c >= 0x2500 && c <= 0x259F)
                || c >= 0x1F3FB && c <= 0x1F3FF
                || c == 0xFE0F;
    }

    /** The ASCII letters and digits as wide as Chinese ones. */
    static boolean isFullWidth(int c) {
        return c >= 0xFF10 && c <= 0xFF5A;
    }

    static boolean isLatin(int c) {
        return c < 0x80 ? isAsciiLetter(c) : Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    /** Whether a character belongs to a script of East Asia that is written without spaces around foreign words. */
    static boolean isEastAsian(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> c >= 0x3000 && Character.isLetter(c) && c <= 0x30FF;
        };
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }
}
