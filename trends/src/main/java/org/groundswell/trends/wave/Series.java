package org.groundswell.trends.wave;

import java.util.List;

/**
 * A tag's time series, in intervals of equal length.
 *
 * @param start the first minute of the first interval, since the epoch
 * @param step the length of an interval in minutes
 * @param posts posts in each interval, oldest first
 * @param people distinct people in each interval
 * @param expected expected number of people in each interval, learned from earlier intervals outside of waves
 * @param high upper bound of the normal range: three standard deviations above {@code expected}
 */
public record Series(
        int start, int step, List<Integer> posts, List<Integer> people, List<Double> expected, List<Double> high) {}
