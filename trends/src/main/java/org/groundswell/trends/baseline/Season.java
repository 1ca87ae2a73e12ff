package org.groundswell.trends.baseline;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * How a tag's people are spread over the hours of the day and the days of the week, in UTC.
 *
 * <p>For each of the 24 hours and 7 days the people seen there are summed and set against what the average hour would
 * have given in as many hours, all slowly forgotten; a factor is their ratio, drawn towards the place's own rhythm by a
 * prior worth a few people, so that a tag of which little is known has the rhythm of everybody. Hours are in proportion to
 * their day: the factor of an hour is the hour's times the day's.
 */
public final class Season {
    public static final int HOURS = 24;
    public static final int DAYS = 7;

    private static final double PRIOR = 15;
    /** Each time an hour comes round, what it knew weighs this much: half is forgotten in four weeks. */
    private static final double KEEP = 0.976;

    private static final double KEEP_A_WEEK = KEEP * KEEP * KEEP * KEEP * KEEP * KEEP * KEEP;

    private final float[] seen = new float[HOURS + DAYS];
    /** How many hours each was watched for, forgotten as fast as what was seen in them. */
    private final float[] watched = new float[HOURS + DAYS];
    /** People in the average hour. */
    private double usual;

    public Season() {}

    /** One that was {@link #save saved}. */
    public Season(CheckpointInput in) throws CheckpointException {
        System.arraycopy(in.reals(), 0, seen, 0, seen.length);
        System.arraycopy(in.reals(), 0, watched, 0, watched.length);
        usual = in.real();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.reals(seen);
        out.reals(watched);
        out.real(usual);
    }

    /**
     * Learns an hour that has closed.
     *
     * @param hour hours since the epoch
     * @param people how many were seen
     */
    public void learn(int hour, double people) {
        add(Math.floorMod(hour, HOURS), KEEP, people);
        // A day of the week has 24 hours to learn from each week, and forgets once a week.
        add(HOURS + day(hour), Math.floorMod(hour, HOURS) == 0 ? KEEP_A_WEEK : 1, people);
        learnUsual();
    }

    private void learnUsual() {
        double all = 0;
        double time = 0;
        for (int h = 0; h < HOURS; h++) {
            all += seen[h];
            time += watched[h];
        }
        usual = all / time;
    }

    private void add(int slot, double keep, double people) {
        seen[slot] = (float) (seen[slot] * keep + people);
        watched[slot] = (float) (watched[slot] * keep + 1);
    }

    /** How many times the average is to be expected in an hour, given how many times it is in the place as a whole. */
    public double factor(int hour, double placeFactor) {
        int h = Math.floorMod(hour, HOURS);
        int d = HOURS + day(hour);
        double ofDay = (seen[h] + PRIOR * placeFactor) / (watched[h] * usual + PRIOR);
        double ofWeek = (seen[d] + 5 * PRIOR) / (watched[d] * usual + 5 * PRIOR);
        return ofDay * ofWeek;
    }

    private static int day(int hour) {
        return Math.floorMod(Math.floorDiv(hour, HOURS), DAYS);
    }
}
