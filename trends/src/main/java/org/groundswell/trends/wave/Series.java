package org.groundswell.trends.wave;

import java.util.List;

/**
 * A tag over time, in stretches of equal length.
 *
 * @param start the first minute of the first stretch, since the epoch
 * @param step how many minutes a stretch has
 * @param posts posts in each stretch, oldest first
 * @param people distinct people in each stretch
 * @param expected how many people were to be expected in each stretch, learned from earlier stretches outside of waves
 * @param high up to how many people would have been nothing special: three standard deviations above {@code expected}
 */
public record Series(
        int start, int step, List<Integer> posts, List<Integer> people, List<Double> expected, List<Double> high) {}
