package org.groundswell.rendering;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The countries one can choose, in the order of their names. */
public final class Countries {
    /** A country: ISO 3166-1 alpha-2, and its name. */
    public record Country(String code, String name) {}

    public static final List<Country> ALL = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.ENGLISH)))
            .toList();

    private static final Map<String, String> NAMES =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Country::code, Country::name));

    private Countries() {}

    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
