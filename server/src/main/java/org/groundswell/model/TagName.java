package org.groundswell.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag's name: the key under which all its spellings meet.
 *
 * <p>Folds width (NFKC) and case (Unicode's full case folding), never accents or tone marks, which make other words in
 * Thai, German or Vietnamese. The four letters I of Turkish and Azeri are one, since a name doesn't say its language.
 *
 * @param key the folded name, without {@code #}
 */
public record TagName(String key) {
    /** No tag is longer than this, in characters, as it is written or folded: NFKC makes up to 18 of one. */
    public static final int LONGEST = 100;

    /** The tsheg, and signs that stand only inside of words. */
    private static final String WORD_ENDS = "\u0F0B\u00B7\u05BE\u05F4\u200C\u200D\u301C\u30A0\u30FB\uA67E";

    /** The key of a name as someone wrote it, without its {@code #}; empty if it is too long to be a tag. */
    public static Optional<TagName> parse(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        TagName name = of(written);
        return name.key().length() > LONGEST ? Optional.empty() : Optional.of(name);
    }

    /** The key of a name that is known to be a tag's. Of a longer text only the first {@value #LONGEST} characters count. */
    public static TagName of(String written) {
        if (written.length() > LONGEST) {
            return of(written.substring(0, LONGEST));
        }
        if (isPlain(written)) {
            return new TagName(written.toLowerCase(Locale.ROOT));
        }
        String wide = Normalizer.normalize(oneOfEach(written), Normalizer.Form.NFKC);
        // Some Arabic ligatures are words with spaces between them.
        String folded = Normalizer.normalize(foldCase(wide.replace(" ", "")), Normalizer.Form.NFKC);
        return new TagName(withoutEnd(folded));
    }

    /** Characters that look the same are one, before NFKC makes a space or an ASCII tilde of them. */
    private static String oneOfEach(String written) {
        return written.replace('\uFF5E', '\u301C') // the wave dash, as Windows writes it
                .replace('\u309B', '\u3099') // the voiced sound marks of Kana that stand alone
                .replace('\u309C', '\u309A');
    }

    /**
     * Full case folding by the JDK's mappings, which has none of its own: lower case makes ß of ẞ, upper case joins what
     * lower case alone keeps apart (ß and ss, ς and σ, ı and i), and lower case of a sigma at a word's end is ς once more.
     * On the way İ loses its dot, also where that is a mark of its own.
     */
    private static String foldCase(String text) {
        String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        String composed = Normalizer.normalize(upper, Normalizer.Form.NFC);
        while (composed.indexOf('İ') >= 0) {
            composed = Normalizer.normalize(composed.replace('İ', 'I'), Normalizer.Form.NFC);
        }
        return composed.toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    /** Tibetan ends the last syllable of a word or doesn't: it is the same word. Nor does one end with what joins two. */
    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 1 && WORD_ENDS.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Whether there is no more to fold than the case of ASCII letters. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return key;
    }
}
