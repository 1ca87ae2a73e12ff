package org.groundswell.trends.place;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * How many new tags of each size there are a day in a place, and from which size on a new tag is worth listing there: so
 * large that the small ones reach it by chance no more often than is wanted.
 */
final class NewTags {
    /*
     * The size of a tag is the largest number of people in an hour of its first day. In many places circles of friends
     * make tags of their own; their sizes fall about geometrically. The rate r of the fall is estimated from the three
     * smallest sizes, so that real waves, which are larger, don't count: the number a day of tags with n people or more
     * is then K·r^(n−b)/(1−r), K being those with b people a day.
     *
     * The three smallest sizes alone say little about large ones: a few friends who make a tag of each size a day would
     * seem to announce tags of any size. So a size of which there were too few tags is not asked for either.
     */

    /** Larger sizes are counted together; they play no role. */
    private static final int SIZES = 32;

    private static final int FEWEST = 5;
    /** The weight of a day, divided by that of the next one: 2^(−1/14). */
    private static final double KEEP = 0.9517088;

    /** A week, of which the older days weigh less. */
    private static final double KNOWN_DAYS = 6;

    private static final double MOST_RATE = 0.9;
    /** How often a day a tag of a circle of friends may be listed. */
    private static final double FALSE_A_DAY = 0.2;

    /** So many tags more than were seen are taken to be possible: chance hides that many once in twenty. */
    private static final int MAY_BE_HIDDEN = 3;

    private final double[] counts;
    private double days;

    NewTags() {
        counts = new double[SIZES];
    }

    /** Restores what {@link #save} wrote. */
    NewTags(CheckpointInput in) throws CheckpointException {
        counts = in.doubles();
        days = in.real();
    }

    void save(CheckpointOutput out) throws IOException {
        out.reals(counts);
        out.real(days);
    }

    /** Adds tags that have reached a size, or takes out those that have grown beyond it. */
    void add(int size, int tags) {
        counts[Math.min(size, SIZES - 1)] += tags;
    }

    void endDay() {
        for (int size = 0; size < SIZES; size++) {
            counts[size] *= KEEP;
        }
        days = days * KEEP + 1;
    }

    /**
     * The number of people from which on a new tag is worth listing, 5 or more.
     *
     * @param smallest the smallest size of which all tags are counted
     */
    int needed(int smallest) {
        double perDay = counts[smallest] / Math.max(1, days);
        double next = counts[smallest + 1];
        double rate = Math.min(MOST_RATE, (next + counts[smallest + 2] + 0.5) / (counts[smallest] + next + 1));
        double above = perDay / (1 - rate);
        int size = smallest;
        while (size < FEWEST || (above > FALSE_A_DAY && mayBe(size) > FALSE_A_DAY && size < SIZES)) {
            above *= rate;
            size++;
        }
        return size;
    }

    /** How many tags of a size or a larger one there may be a day, by those that were seen. */
    private double mayBe(int size) {
        double seen = MAY_BE_HIDDEN;
        for (int each = size; each < SIZES; each++) {
            seen += counts[each];
        }
        return seen / Math.max(1, days);
    }

    /** Whether enough days are known. */
    boolean isKnown() {
        return days >= KNOWN_DAYS;
    }
}
