package org.groundswell.trends.model;

/**
 * One person's use of a tag in one post.
 *
 * @param tag the tag's key, without {@code #}
 * @param person a number that identifies the account
 * @param at event time, milliseconds since the epoch
 * @param country ISO 3166-1 alpha-2 in capitals; empty, or anything else, if unknown
 * @param language ISO 639 in lower case, a region after it does not matter; empty, or anything else, if unknown
 * @param account the account's traits
 * @param text a sketch of the post's text ({@code trust.TextSketch}); 0 if it is too short to compare
 * @param cell the number of the {@link DegreeCell} with the post's coordinates; 0 if it has none
 */
public record Use(
        String tag, long person, long at, String country, String language, AccountTraits account, long text, int cell) {

    /** A use without coordinates. */
    public Use(String tag, long person, long at, String country, String language, AccountTraits account, long text) {
        this(tag, person, at, country, language, account, text, 0);
    }

    /** A use by a known account, without a language or a text to compare. */
    public static Use of(String tag, long person, long at, String country) {
        return new Use(tag, person, at, country, "", AccountTraits.KNOWN, 0);
    }

    /** The minute of the use, since the epoch. */
    public int minute() {
        return Math.toIntExact(Math.floorDiv(at, 60_000L));
    }

    /** Country, language and spot, as {@link Whereabouts} packs them. */
    public int where() {
        int spot = DegreeCell.ofNumber(cell).map(DegreeCell::spot).orElse(0);
        return Whereabouts.at(Place.whereabouts(country, language), spot);
    }
}
