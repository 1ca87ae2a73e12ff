package org.groundswell.stories;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.groundswell.model.Refusal;

/** The languages of automatic stories. */
public enum Language {
    /** British English, because its date format is understood worldwide. */
    ENGLISH("en", Locale.UK),
    SPANISH("es", Locale.of("es")),
    FRENCH("fr", Locale.FRENCH),
    GERMAN("de", Locale.GERMAN),
    PORTUGUESE("pt", Locale.of("pt", "BR")),
    FILIPINO("fil", Locale.of("fil"));

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** @throws Refusal.Invalid if stories can't be written in it */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code.equalsIgnoreCase(code.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid(
                        "lang",
                        "error.one_of",
                        "values",
                        Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "))));
    }

    /** ISO 639; as in {@code lang} attributes. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** The name of the language in itself. */
    public String ownName() {
        return locale.getDisplayLanguage(locale);
    }
}
