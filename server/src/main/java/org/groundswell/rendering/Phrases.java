package org.groundswell.rendering;

import java.util.List;
import org.groundswell.text.Translator;

/** Phrases joined to one text. */
public final class Phrases {
    private Phrases() {}

    /** Joined by semicolons, or what the language has instead; empty for none. */
    public static String join(List<String> phrases, Translator t) {
        return phrases.stream()
                .reduce((first, more) -> t.text("phrases", "first", first, "more", more))
                .orElse("");
    }

    /** The same with the first letter in upper case. */
    public static String capitalised(String phrase, Translator t) {
        if (phrase.isEmpty()) {
            return "";
        }
        int end = phrase.offsetByCodePoints(0, 1);
        return phrase.substring(0, end).toUpperCase(t.locale()) + phrase.substring(end);
    }
}
