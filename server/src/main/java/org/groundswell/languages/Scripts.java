package org.groundswell.languages;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The scripts of a text's letters. */
final class Scripts {
    /** The share of letters from which a script is that of the text: Latin letters beside it are names. */
    private static final double MUCH = 0.4;
    /** How many letters of a script are a word. */
    private static final int FEWEST = 4;
    /** Short texts in Han characters alone may be Chinese or Japanese. */
    private static final int FEWEST_HAN = 10;
    /** The share of kana from which a text with Han characters is Japanese. */
    private static final double SOME_KANA = 0.1;

    /** The language of scripts in which nearly all posts are in one language. */
    private static final Map<UnicodeScript, String> LANGUAGES = Map.ofEntries(
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.SINHALA, "si"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.THAI, "th"));

    private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    private final int all;

    Scripts(String text) {
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(script -> letters.merge(script, 1, Integer::sum));
        all = letters.values().stream().mapToInt(Integer::intValue).sum();
    }

    int letters() {
        return all;
    }

    /** The language, if the script decides it. */
    Optional<String> language() {
        int han = count(UnicodeScript.HAN);
        int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
        if (isMuch(han + kana) && han + kana >= FEWEST) {
            if (kana >= SOME_KANA * (han + kana)) {
                return Optional.of("ja");
            }
            return han >= FEWEST_HAN ? Optional.of("zh") : Optional.empty();
        }
        return letters.entrySet().stream()
                .filter(each -> isMuch(each.getValue()) && each.getValue() >= FEWEST)
                .flatMap(each -> Optional.ofNullable(LANGUAGES.get(each.getKey())).stream())
                .findFirst();
    }

    private boolean isMuch(int count) {
        return count > 0 && count >= MUCH * all;
    }

    private int count(UnicodeScript script) {
        return letters.getOrDefault(script, 0);
    }
}
