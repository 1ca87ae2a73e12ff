package org.groundswell.trends.model;

/**
 * A place that has a list of trends: the whole world, a country, or a language.
 *
 * @param code ISO 3166-1 alpha-2 in capitals for a country, ISO 639 in lower case for a language, empty for the world
 */
public record Place(Kind kind, String code) {
    /** The kinds of places. */
    public enum Kind {
        WORLD,
        COUNTRY,
        LANGUAGE
    }

    public static final Place WORLD = new Place(Kind.WORLD, "");

    private static final int LETTERS = 26;

    public boolean isWorld() {
        return kind == Kind.WORLD;
    }

    /** @throws IllegalArgumentException if the code is not two capital letters */
    public static Place country(String code) {
        if (!isCountry(code)) {
            throw new IllegalArgumentException("not a country code: " + code);
        }
        return new Place(Kind.COUNTRY, code);
    }

    /** @throws IllegalArgumentException if the code is not two or three small letters */
    public static Place language(String code) {
        if (!isLanguage(code)) {
            throw new IllegalArgumentException("not a language code: " + code);
        }
        return new Place(Kind.LANGUAGE, code);
    }

    static boolean isCountry(String code) {
        return code.length() == 2 && isBetween(code, 'A', 'Z');
    }

    static boolean isLanguage(String code) {
        return (code.length() == 2 || code.length() == 3) && isBetween(code, 'a', 'z');
    }

    /** A number for the place, the same everywhere: 0 for the world, countries below languages. */
    public int id() {
        return switch (kind) {
            case WORLD -> 0;
            case COUNTRY -> 1 + number(code, 'A', LETTERS);
            case LANGUAGE -> Whereabouts.FIRST_LANGUAGE + number(code, 'a' - 1, LETTERS + 1);
        };
    }

    /** Country and language of a post in one number, as {@link Whereabouts} packs them; 0 for what is unknown. */
    public static int whereabouts(String country, String language) {
        int countryId = isCountry(country) ? country(country).id() : 0;
        int region = language.indexOf('-');
        String spoken = region < 0 ? language : language.substring(0, region);
        int languageId = isLanguage(spoken) ? language(spoken).id() : 0;
        return Whereabouts.of(countryId, languageId);
    }

    /** The place with an {@link #id}. */
    public static Place ofId(int id) {
        if (id == 0) {
            return WORLD;
        }
        return id < Whereabouts.FIRST_LANGUAGE
                ? new Place(Kind.COUNTRY, letters(id - 1, 'A', LETTERS))
                : new Place(Kind.LANGUAGE, letters(id - Whereabouts.FIRST_LANGUAGE, 'a' - 1, LETTERS + 1));
    }

    private static boolean isBetween(String code, char first, char last) {
        // A loop and no stream: this is called for each use.
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < first || code.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }

    private static int number(String code, int zero, int base) {
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            number = number * base + code.charAt(i) - zero;
        }
        return number;
    }

    private static String letters(int number, int zero, int base) {
        String code = "";
        for (int left = number; left > 0 || (code.length() < 2); left /= base) {
            code = (char) (zero + left % base) + code;
        }
        return code;
    }
}
