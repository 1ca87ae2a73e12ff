package org.groundswell.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A country.
 *
 * @param code ISO 3166-1 alpha-2, in capitals
 */
public record CountryCode(String code) {
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    public static Optional<CountryCode> parse(String text) {
        if (text.length() != 2) {
            return Optional.empty();
        }
        String code = text.toUpperCase(Locale.ROOT);
        return KNOWN.contains(code) ? Optional.of(new CountryCode(code)) : Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }
}
