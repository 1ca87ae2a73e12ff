package org.groundswell.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language.
 *
 * @param tag in its usual spelling: ISO 639-1 or 639-3, with a region or script where one was given, such as {@code pt-BR}
 */
public record LanguageCode(String tag) {
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /** Reads a language tag; empty for text that is none, and for the tags of unknown and of no language. */
    public static Optional<LanguageCode> parse(String text) {
        if (text.isEmpty() || text.length() > 20 || text.equals("und") || text.equals("zxx")) {
            return Optional.empty();
        }
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        String language = locale.getLanguage();
        boolean known = language.length() == 2 ? TWO_LETTERS.contains(language) : language.length() == 3;
        return known ? Optional.of(new LanguageCode(locale.toLanguageTag())) : Optional.empty();
    }

    /** Whether it is a language alone, without a region or script. */
    public boolean isPlain() {
        return tag.indexOf('-') < 0;
    }

    @Override
    public String toString() {
        return tag;
    }
}
