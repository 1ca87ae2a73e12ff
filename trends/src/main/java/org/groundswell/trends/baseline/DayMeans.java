package org.groundswell.trends.baseline;

/**
 * The mean hour of each of the last days, without the days of which too little is known: the level, and by how much the
 * days differ. An instance is reused, to save memory.
 */
final class DayMeans {
    private static final int DAYS = Forecaster.DAYS;
    private static final int HOURS = Forecaster.HOURS;
    /** How many of a day's hours must be known for the day to count; unless no more are known at all. */
    private static final int KNOWN_OF_DAY = 12;

    private static final double LEAST_SPREAD = 0.02;
    private static final double MOST_SPREAD = 0.25;

    /** Days that are so far apart are compared, to tell how much they differ: a mood may last for a day or two. */
    private static final int APART = 2;

    /** The weight of a day, divided by that of the next one: 2^(−1/7). */
    private static final double EARLIER = 0.9057236642639067;
    /** By days ago, from 1. */
    static final double[] WEIGHTS = weights();

    /** People in the mean hour, the last day first. */
    private final double[] means = new double[DAYS];
    /** The weights of the same days. */
    private final double[] weights = new double[DAYS];
    /** The sums of the same days, clipped. */
    private final double[] sums = new double[DAYS];

    private final Median medians = new Median(DAYS);
    private int count;
    private double median;

    private static double[] weights() {
        double[] weights = new double[DAYS + 1];
        weights[1] = 1;
        for (int k = 2; k <= DAYS; k++) {
            weights[k] = weights[k - 1] * EARLIER;
        }
        return weights;
    }

    /**
     * Reads the days.
     *
     * @param day the sum of the known hours of each day, the last one first
     * @param known how many hours of it are known
     */
    void read(long[] day, int[] known) {
        count = 0;
        for (int k = 0; k < DAYS; k++) {
            if (isKnown(known, k)) {
                means[count] = (double) day[k] / known[k];
                weights[count] = WEIGHTS[k + 1];
                count++;
            }
        }
        median = count == 0 ? 0 : medians.of(means, count);
    }

    private static boolean isKnown(int[] known, int daysAgo) {
        return known[daysAgo] >= KNOWN_OF_DAY || (daysAgo == 0 && known[0] > 0 && known[1] == 0);
    }

    /** People in an average hour. */
    double level() {
        if (count == 0) {
            return 0;
        }
        double limit = Forecaster.CLIP_FACTOR * median + (double) Forecaster.CLIP_PEOPLE / HOURS;
        double sum = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i] * Math.min(means[i], limit);
            all += weights[i];
        }
        return sum / all;
    }

    /**
     * (variance − mean) / mean² of the sums of the days, between 0.02 and 0.25. The variance is half the mean square of the
     * differences between days that are near each other (after von Neumann, "The mean square successive difference", 1941),
     * which a slow rise changes little: what is looked for mustn't hide itself.
     */
    double spread() {
        if (count < 2 * APART) {
            return MOST_SPREAD;
        }
        // The sums of days are in the same order as their means, so this is the sums' median.
        double limit = Forecaster.CLIP_FACTOR * (median * HOURS) + Forecaster.CLIP_PEOPLE;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            sums[i] = Math.min(means[i] * HOURS, limit);
            sum += sums[i];
            if (i >= APART) {
                squares += (sums[i] - sums[i - APART]) * (sums[i] - sums[i - APART]);
            }
        }
        double mean = sum / count;
        double variance = squares / (2 * (count - APART));
        return mean == 0 ? LEAST_SPREAD : Math.clamp((variance - mean) / (mean * mean), LEAST_SPREAD, MOST_SPREAD);
    }
}
