package org.groundswell.trends.select;

/**
 * A post that may be chosen.
 *
 * @param id any number that is the same for the same post
 * @param author any number that is the same for the same author
 * @param at when it was posted, milliseconds since the epoch
 * @param text its text, without markup
 * @param country ISO 3166-1 alpha-2, or empty
 * @param language ISO 639, or empty
 * @param reach how many followers its author has
 * @param answered how many others boosted or answered it
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
        long answered,
        double trust) {}
