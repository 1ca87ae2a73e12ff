package org.groundswell.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Languages as the API names them: ISO 639-1 or 639-3, with a region or script where it was given. */
public final class LanguageCode {
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    private LanguageCode() {}

    /** A language tag in its usual spelling ({@code pt-BR}); empty for what is no language tag, or says it doesn't know. */
    public static Optional<String> parse(String text) {
        if (text.isEmpty() || text.length() > 20 || text.equals("und") || text.equals("zxx")) {
            return Optional.empty();
        }
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        String language = locale.getLanguage();
        boolean known = language.length() == 2 ? TWO_LETTERS.contains(language) : language.length() == 3;
        return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    }
}
