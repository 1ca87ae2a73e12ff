package org.groundswell.trends.baseline;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The highest significance of each of the last 28 days, and from them the one at which the tag is listed: so high that by
 * chance it is reached a stated number of times a month.
 */
final class Maxima {
    /*
     * The decision looks at the largest of many positions of a sliding window, so the threshold has to be that of a
     * maximum: days' maxima follow about a Gumbel distribution (Gumbel, "Statistics of Extremes", 1958). Its mode v and
     * scale g follow from the quartiles, so that up to a quarter of the days may have been real waves: the median is
     * v − g·ln(ln 2) = v + 0.3665·g, and the interquartile range 1.5725·g. A day's maximum is above v + g·λ with a
     * probability of about e^−λ.
     */

    private static final int DAYS = 28;
    private static final int FEWEST_DAYS = 7;
    private static final double RANGE = 1.5725;
    private static final double MEDIAN = 0.3665;
    /** A day that is unknown, or of which nothing is learned. */
    private static final float NONE = -1;
    /** A day on which the tag wasn't used. */
    private static final float SILENT = -2;

    /**
     * The highest significance of each day in the hour and in six hours, in a ring; {@link #NONE} or {@link #SILENT}
     * where there is none.
     */
    private final float[] hours;
    /** The same in a quarter of an hour. */
    private final float[] quarters;

    private int day;
    /** How many of the days before today are known. */
    private int past;

    Maxima(int day) {
        hours = new float[DAYS];
        quarters = new float[DAYS];
        Arrays.fill(hours, NONE);
        Arrays.fill(quarters, NONE);
        this.day = day;
        begin(day);
    }

    /** Restores what {@link #save} wrote. */
    Maxima(CheckpointInput in) throws CheckpointException {
        hours = in.reals();
        quarters = in.reals();
        day = in.number();
        past = countPast();
    }

    void save(CheckpointOutput out) throws IOException {
        out.reals(hours);
        out.reals(quarters);
        out.number(day);
    }

    private void begin(int d) {
        hours[Math.floorMod(d, DAYS)] = SILENT;
        quarters[Math.floorMod(d, DAYS)] = SILENT;
    }

    /** Advances to a day. Days in between had no people. */
    void moveTo(int to) {
        if (to <= day) {
            return;
        }
        for (int d = Math.max(day + 1, to - DAYS + 1); d <= to; d++) {
            begin(d);
        }
        day = to;
        past = countPast();
    }

    /** Raises today's maxima. */
    void raise(double hour, double quarter) {
        int slot = Math.floorMod(day, DAYS);
        if (hours[slot] != NONE) {
            hours[slot] = (float) Math.max(Math.max(0, hours[slot]), hour);
            quarters[slot] = (float) Math.max(Math.max(0, quarters[slot]), quarter);
        }
    }

    /** Leaves today out, because the tag is in a wave. */
    void skipToday() {
        hours[Math.floorMod(day, DAYS)] = NONE;
        quarters[Math.floorMod(day, DAYS)] = NONE;
    }

    /** Whether enough days are known for a threshold. Today doesn't count. */
    boolean isEnough() {
        return past >= FEWEST_DAYS;
    }

    private int countPast() {
        int count = 0;
        for (int d = 0; d < DAYS; d++) {
            count += isPast(d) ? 1 : 0;
        }
        return count;
    }

    private boolean isPast(int slot) {
        return hours[slot] >= 0 && slot != Math.floorMod(day, DAYS);
    }

    /** v + g·λ of the hour and six hours. */
    double ofHours(double lambda) {
        return threshold(hours, lambda);
    }

    /** v + g·λ of the quarter of an hour. */
    double ofQuarters(double lambda) {
        return threshold(quarters, lambda);
    }

    private double threshold(float[] maxima, double lambda) {
        float[] sorted = new float[past];
        int count = 0;
        for (int d = 0; d < DAYS; d++) {
            if (isPast(d)) {
                sorted[count] = maxima[d];
                count++;
            }
        }
        Arrays.sort(sorted);
        double scale = (quantile(sorted, 3) - quantile(sorted, 1)) / RANGE;
        double mode = quantile(sorted, 2) - MEDIAN * scale;
        return mode + scale * lambda;
    }

    /** The lower quartile of that number, so that exactly a quarter of the days may have been waves. */
    private static double quantile(float[] sorted, int quarter) {
        return sorted[(sorted.length - 1) * quarter / 4];
    }

    static int bytes() {
        return 32 + 2 * (16 + DAYS * Float.BYTES);
    }
}
