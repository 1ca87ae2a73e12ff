package org.groundswell.trends.model;

/**
 * Where a person posts from and in what language, in one number that is never negative: the country's id in the lower ten
 * bits, the language's above them, 0 where it is not known.
 */
public final class Whereabouts {
    /** Ids of countries are below this, those of languages are not. */
    public static final int FIRST_LANGUAGE = 1 << 10;

    private Whereabouts() {}

    public static int of(int country, int language) {
        return language << 10 | country;
    }

    public static int country(int where) {
        return where & 0x3FF;
    }

    public static int language(int where) {
        return where >>> 10;
    }
}
