package org.groundswell.trends.wave;

import java.util.List;

/**
 * The spread of a wave over countries or over languages. Places with fewer than five people are not listed.
 *
 * @param moments the minutes since the epoch at which frames end, oldest first
 * @param there the places, most people first
 * @param fewer how many more places there are, with fewer than five people each
 * @param unknown people whose place is not known
 */
public record Spread(List<Integer> moments, List<There> there, int fewer, int unknown) {
    /** The least number of people for which a place is shown. */
    public static final int LEAST_PEOPLE = 5;

    /**
     * People in a place.
     *
     * @param code ISO 3166-1 alpha-2 for a country, ISO 639 for a language
     * @param people how many distinct people
     * @param posts how many posts they wrote there
     * @param first the minute of the first post, since the epoch
     * @param growth cumulative number of people at each of the moments; 0 while fewer than five
     */
    public record There(String code, int people, int posts, int first, List<Integer> growth) {}
}
