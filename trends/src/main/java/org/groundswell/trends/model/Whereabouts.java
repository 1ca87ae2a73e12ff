package org.groundswell.trends.model;

/**
 * Packs a country, a language and a spot into an {@code int}: the country's {@link Place#id} in the lower ten bits, the
 * language's in fifteen bits above them, the spot in six above these; 0 for each that is unknown. Never negative.
 */
public final class Whereabouts {
    private static final int COUNTRY_BITS = 10;
    private static final int LANGUAGE_BITS = 15;
    private static final int SPOT_AT = COUNTRY_BITS + LANGUAGE_BITS;

    /** The largest number of a spot. */
    public static final int LARGEST_SPOT = (1 << 6) - 1;

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
        return where >>> COUNTRY_BITS & (1 << LANGUAGE_BITS) - 1;
    }

    /** The same whereabouts at a spot. */
    public static int at(int where, int spot) {
        return where & (1 << SPOT_AT) - 1 | spot << SPOT_AT;
    }

    /** The {@link DegreeCell#spot}; 0 if unknown. */
    public static int spot(int where) {
        return where >>> SPOT_AT;
    }
}
