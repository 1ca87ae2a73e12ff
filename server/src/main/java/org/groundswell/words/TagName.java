package org.groundswell.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag's name: the key under which all its spellings meet.
 *
 * <p>Folds width (NFKC) and case, never accents or tone marks, which make other words in Thai, German or Vietnamese.
 *
 * @param key the folded name, without {@code #}
 */
public record TagName(String key) {
    /** No tag is longer than this, in characters, as it is written or folded: NFKC makes up to 18 of one. */
    public static final int LONGEST = 100;

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
        if (isFolded(written)) {
            return new TagName(written);
        }
        // Upper case first: it joins what lower case alone keeps apart (ß and ẞ, ς and σ).
        String wide = Normalizer.normalize(written, Normalizer.Form.NFKC);
        String folded = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        // Lower case of a lone capital sigma at a word's end is ς; the key knows one sigma only.
        return new TagName(Normalizer.normalize(folded.replace('ς', 'σ'), Normalizer.Form.NFKC));
    }

    private static boolean isFolded(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')) {
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
