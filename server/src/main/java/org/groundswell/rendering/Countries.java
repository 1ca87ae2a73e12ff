package org.groundswell.rendering;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.groundswell.text.Translator;

/** The countries of ISO 3166-1, with their names in the reader's language. */
public final class Countries {
    /** A country: ISO 3166-1 alpha-2, and its name. */
    public record Country(String code, String name) {}

    private Countries() {}

    /** All countries, in the order of their names. */
    public static List<Country> all(Translator t) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, name(code, t)))
                .sorted(Comparator.comparing(Country::name, Collator.getInstance(t.locale())))
                .toList();
    }

    /** The name of a country within a sentence: in English some have an article. */
    public static String inSentence(String code, Translator t) {
        return t.text("country.in_sentence", "code", code, "country", name(code, t));
    }

    /** The name of a country; the code itself if there is no such country. */
    public static String name(String code, Translator t) {
        return Locale.of("", code).getDisplayCountry(t.locale());
    }
}
