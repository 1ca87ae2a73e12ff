package org.groundswell.trends.baseline;

/** Computes lower medians of few numbers. An instance is reused, to save memory. */
final class Median {
    private final double[] sorted;

    /** @param most how many numbers there are at most */
    Median(int most) {
        sorted = new double[most];
    }

    /** The lower median of the first {@code count} numbers, none of which is negative. */
    double of(double[] numbers, int count) {
        int middle = (count - 1) / 2;
        int zeros = 0;
        for (int i = 0; i < count; i++) {
            zeros += numbers[i] == 0 ? 1 : 0;
        }
        // In most hours nobody uses most tags.
        if (zeros > middle) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            double value = numbers[i];
            int at = i;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
        }
        return sorted[middle];
    }
}
