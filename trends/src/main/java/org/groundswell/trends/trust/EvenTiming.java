package org.groundswell.trends.trust;

import java.util.Arrays;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;

/**
 * Strangers who post at intervals too regular to be independent. People arrive at random: their counts in successive
 * minutes vary at least like those of a Poisson process, whose variance equals its mean.
 */
final class EvenTiming implements Signal {
    /**
     * The ratio of variance to mean (index of dispersion) below which counts are too even; for 12 or more minutes,
     * chance produces that once in 10,000.
     */
    private static final double LEAST_DISPERSION = 0.2;

    private static final int FEWEST_MINUTES = 12;

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.EVEN_TIMING;
    }

    @Override
    public long[] groups(Crowd crowd) {
        int[] minutes = new int[crowd.size()];
        int strangers = 0;
        for (int i = 0; i < crowd.size(); i++) {
            if (crowd.trust(i) < AccountTraits.FULL) {
                minutes[strangers] = crowd.firstMinute(i);
                strangers++;
            }
        }
        long[] groups = new long[crowd.size()];
        if (strangers >= leastGroupSize() && isEven(Arrays.copyOf(minutes, strangers))) {
            for (int i = 0; i < groups.length; i++) {
                groups[i] = crowd.trust(i) < AccountTraits.FULL ? 1 : 0;
            }
        }
        return groups;
    }

    @Override
    public int leastGroupSize() {
        return 20;
    }

    @Override
    public double leastWeightOfKnown() {
        return 1;
    }

    private static boolean isEven(int[] minutes) {
        Arrays.sort(minutes);
        // The first and the last minute may be incomplete.
        int first = minutes[0] + 1;
        int span = minutes[minutes.length - 1] - first;
        if (span < FEWEST_MINUTES) {
            return false;
        }
        // Intervals long enough for two or more people each; with fewer, the ratio says nothing.
        int interval = Math.max(1, (int) Math.ceil(2.0 * span / minutes.length));
        int intervals = span / interval;
        if (intervals < FEWEST_MINUTES) {
            return false;
        }
        int[] counts = new int[intervals];
        for (int minute : minutes) {
            int at = Math.floorDiv(minute - first, interval);
            if (at >= 0 && at < intervals) {
                counts[at]++;
            }
        }
        double sum = 0;
        double squares = 0;
        for (int count : counts) {
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / intervals;
        return mean > 0 && squares / intervals - mean * mean < LEAST_DISPERSION * mean;
    }
}
