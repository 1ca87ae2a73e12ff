package org.groundswell.trends.fold;

/**
 * What two tags have in common in six hours, in a sample of the people of the one with fewer people. All counts are of
 * people of that sample.
 *
 * @param people the size of the sample
 * @param shared how many of them used the other tag as well
 * @param together how many of them wrote both tags in one post, with at least half of their posts that have the tag with
 *     fewer people
 * @param moved how many of {@code shared} went from the same one of the two tags to the other: they began with it at
 *     least half an hour before. The larger of both directions
 */
public record Overlap(int people, int shared, int together, int moved) {
    /** Nothing in common. */
    public static final Overlap NONE = new Overlap(0, 0, 0, 0);

    public Overlap {
        if (together > shared || moved > shared || shared > people || together < 0 || moved < 0) {
            throw new IllegalArgumentException(
                    "counts of " + people + " people: " + shared + ", " + together + ", " + moved);
        }
    }
}
