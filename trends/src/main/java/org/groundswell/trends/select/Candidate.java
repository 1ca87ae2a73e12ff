package org.groundswell.trends.select;

/**
 * A post that the selection may choose.
 *
 * @param id a number that identifies the post
 * @param author a number that identifies the author
 * @param at when it was posted, milliseconds since the epoch
 * @param text its text, without markup
 * @param country ISO 3166-1 alpha-2, or empty
 * @param language ISO 639, as stated or detected, or empty
 * @param reach how many followers its author has
 * @param interactions by how many others it was boosted or replied to
 * @param trust its author's weight, from 0 to 1
 */
public record Candidate(
        long id,
        long author,
        long at,
        String text,
        String country,
        String language,
        long reach,
        long interactions,
        double trust) {

    /** The same post with another language. */
    public Candidate in(String newLanguage) {
        return new Candidate(id, author, at, text, country, newLanguage, reach, interactions, trust);
    }
}
