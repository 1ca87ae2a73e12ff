package org.groundswell.trends.fold;

/**
 * What two tags have in common in six hours, in a sample of the people of the one with fewer people, which is called the
 * smaller one. All counts are of people of that sample.
 *
 * @param people the size of the sample
 * @param shared how many of them used the other tag as well
 * @param together how many of them wrote both in one post
 * @param byItself how many of them wrote the other tag in a post without the smaller one
 * @param posts the share of posts with the smaller tag that have the other too, in thousandths: the mean over people, so
 *     that nobody's many posts count for more than one person
 */
public record Overlap(int people, int shared, int together, int byItself, int posts) {
    /** Nothing in common. */
    public static final Overlap NONE = new Overlap(0, 0, 0, 0, 0);

    public Overlap {
        if (together < 0 || byItself < 0 || Math.max(together, byItself) > shared || shared > people) {
            throw new IllegalArgumentException(
                    "of " + people + " people: " + shared + ", " + together + ", " + byItself);
        }
        if (posts < 0 || posts > 1_000) {
            throw new IllegalArgumentException(posts + " thousandths");
        }
    }
}
