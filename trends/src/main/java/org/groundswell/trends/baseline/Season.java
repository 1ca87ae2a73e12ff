package org.groundswell.trends.baseline;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * A tag's seasonality over the hours of the day and the days of the week, in UTC: {@link #factor} is the expected
 * number of people in an hour divided by that of the average hour. Hours count from the epoch.
 */
public final class Season {
    /*
     * For each of the 24 hours and 7 days, the people counted are divided by the number expected had every hour been
     * average; both sums decay slowly. A prior worth a few people draws the ratio towards the rhythm of the place, so
     * that a tag with little data follows the rhythm of its place. The factor of an hour is that of the hour of the day
     * times that of the day of the week.
     */

    public static final int HOURS = 24;
    public static final int DAYS = 7;

    private static final double PRIOR = 15;
    /** The weight of older data each time the same hour comes round: half of it is left after four weeks. */
    private static final double KEEP = 0.976;

    private static final double KEEP_A_WEEK = KEEP * KEEP * KEEP * KEEP * KEEP * KEEP * KEEP;

    /** People seen in each hour of the day, then on each day of the week. */
    private final float[] seen = new float[HOURS + DAYS];
    /** How many hours each was watched for; decays like {@link #seen}. */
    private final float[] watched = new float[HOURS + DAYS];
    /** People in the average hour. */
    private double usual;

    public Season() {}

    /** Restores what {@link #save} wrote. */
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
     * Learns from an hour that has closed.
     *
     * @param hour hours since the epoch
     * @param people how many people were in it
     */
    public void learn(int hour, double people) {
        add(Math.floorMod(hour, HOURS), KEEP, people);
        // A day of the week learns from 24 hours each week, and decays once a week.
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

    /**
     * The expected number of people in an hour, divided by that of the average hour.
     *
     * @param placeFactor the same ratio for all activity in the place
     */
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
