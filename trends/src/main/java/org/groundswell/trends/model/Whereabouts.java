package org.groundswell.trends.model;

/**
 * Packs a country and a language into an {@code int}: the country's {@link Place#id} in the lower ten bits, the
 * language's above them, 0 for each that is unknown. Never negative.
 */
public final class Whereabouts {
    private static final int COUNTRY_BITS = 10;

    /** Ids of countries are below this number, ids of languages at or above it. */
    public static final int FIRST_LANGUAGE = 1 << COUNTRY_BITS;

    private Whereabouts() {}

    /** Packs the ids of two places. */
    public static int of(int country, int language) {
        return language << COUNTRY_BITS | country;
    }

    /** The country's id; 0 if unknown. */
    public static int country(int where) {
        return where & FIRST_LANGUAGE - 1;
    }

    /** The language's id; 0 if unknown. */
    public static int language(int where) {
        return where >>> COUNTRY_BITS;
    }
}
