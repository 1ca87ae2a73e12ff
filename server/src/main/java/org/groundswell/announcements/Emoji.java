package org.groundswell.announcements;

import java.util.Optional;
import java.util.regex.Pattern;

/** An emoji as one character, as Unicode has it (UTS #51): also one of several code points, such as a flag or a family. */
final class Emoji {
    /** The longest recommended sequences have 10 code points; each takes up to two characters. */
    private static final int LONGEST = 32;

    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");
    /** What makes a digit a key. */
    private static final int KEYCAP = 0x20E3;

    private Emoji() {}

    /** The same text if it is a single emoji. Digits and letters aren't, although they are parts of some. */
    static Optional<String> parse(String text) {
        boolean single = text.length() <= LONGEST
                && text.codePoints().allMatch(Emoji::isPart)
                && text.codePoints().anyMatch(Character::isEmoji)
                && text.codePoints().anyMatch(Emoji::isShown)
                && ONE_CHARACTER.matcher(text).matches();
        return single ? Optional.of(text) : Optional.empty();
    }

    private static boolean isPart(int codePoint) {
        return Character.isEmoji(codePoint) || Character.isEmojiComponent(codePoint);
    }

    private static boolean isShown(int codePoint) {
        return Character.isExtendedPictographic(codePoint)
                || Character.isEmojiPresentation(codePoint)
                || codePoint == KEYCAP;
    }
}
