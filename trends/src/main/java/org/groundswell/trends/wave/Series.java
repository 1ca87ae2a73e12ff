package org.groundswell.trends.wave;

import java.util.List;

/**
 * A tag over time.
 *
 * @param start the first minute of the first stretch, since the epoch
 * @param step how many minutes a stretch has
 * @param posts posts in each stretch, oldest first
 * @param people distinct people in each
 * @param expected how many people were to be expected in each, from what was before and is no wave
 * @param high up to how many people it would have been nothing special: three deviations above that
 */
public record Series(
        int start, int step, List<Integer> posts, List<Integer> people, List<Double> expected, List<Double> high) {}
