package org.groundswell.trends.wave;

import java.util.List;

/**
 * A tag's time series, in intervals of equal length.
 *
 * @param start the first minute of the first interval, since the epoch
 * @param step the length of an interval in minutes
 * @param posts posts in each interval, oldest first
 * @param people distinct people in each interval
 * @param expected the usual number of people before the wave, in each interval: learned from earlier intervals outside
 *     of waves
 * @param high upper bound of the usual range: three standard deviations above {@code expected}
 */
public record Series(
        int start, int step, List<Integer> posts, List<Integer> people, List<Double> expected, List<Double> high) {
    /**
     * How many of the intervals are over at a minute. The one after them has only counted what has passed of it.
     *
     * @param nowMinute since the epoch
     */
    public int complete(int nowMinute) {
        return Math.clamp(Math.floorDiv(nowMinute - start, step), 0, people.size());
    }
}
