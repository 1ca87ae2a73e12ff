package org.groundswell.trends.wave;

import java.util.List;

/**
 * The spread of a wave over countries, languages or cells of one degree. Places with fewer than five people are not listed.
 *
 * @param moments the minutes since the epoch at which frames end, oldest first
 * @param there the places, most people first
 * @param fewer how many more places there are, with fewer than five people each
 * @param unknown people whose place is not known
 * @param concentration how evenly people are spread over all places, also those with fewer than five
 */
public record Spread(List<Integer> moments, List<There> there, int fewer, int unknown, Concentration concentration) {
    /** The least number of people for which a place is shown. */
    public static final int LEAST_PEOPLE = 5;

    /** The spread of nobody. */
    public static final Spread NONE = new Spread(List.of(), List.of(), 0, 0, Concentration.NONE);

    Spread withUnknown(int people) {
        return new Spread(moments, there, fewer, people, concentration);
    }

    /**
     * People in a place.
     *
     * @param code ISO 3166-1 alpha-2 for a country, ISO 639 for a language, such as {@code N14E121} for a cell
     * @param people how many distinct people
     * @param posts how many posts they wrote there
     * @param first the minute of the first post, since the epoch
     * @param growth cumulative number of people at each of the moments; 0 while fewer than five
     */
    public record There(String code, int people, int posts, int first, List<Integer> growth) {}
}
