package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The expected number of people of a tag in each interval, learned from earlier intervals outside of waves. */
final class Expectation {
    private static final int DAY = 24 * 60;
    private static final int HALF_LIFE = 7 * DAY;
    /** Older minutes have almost no weight. */
    private static final int MEMORY = 28 * DAY;

    private static final int LEAST_INTERVALS = 30;
    /** After this many minutes, a wave is the usual level. */
    private static final int NEW_USUAL = 14 * DAY;

    private static final double DEVIATIONS = 3;

    private final List<Episode> waves;
    private final IntToDoubleFunction factorOfHour;

    /**
     * @param factorOfHour the expected people of an hour divided by those of the average hour; hours count from the
     * epoch
     */
    Expectation(List<Episode> waves, IntToDoubleFunction factorOfHour) {
        this.waves = waves;
        this.factorOfHour = factorOfHour;
    }

    /** How many intervals before those of a series are needed to learn from. */
    static int intervalsBefore(int step) {
        return Math.max(LEAST_INTERVALS, MEMORY / step);
    }

    /**
     * The series for counted intervals.
     *
     * @param start the first minute of the first counted interval
     * @param learned how many of the intervals are only for learning
     */
    Series series(int start, int step, int[] posts, int[] people, int learned) {
        Level level = new Level(step, (double) Math.max(HALF_LIFE, LEAST_INTERVALS * step) / step);
        List<Double> expected = new ArrayList<>(people.length - learned);
        List<Double> high = new ArrayList<>(people.length - learned);
        for (int i = 0; i < people.length; i++) {
            int minute = start + i * step;
            double factor = step <= 60 ? factorOfHour.applyAsDouble(Math.floorDiv(minute, 60)) : 1;
            if (i >= learned) {
                expected.add(level.expected(factor));
                high.add(level.expected(factor) + DEVIATIONS * level.deviation(factor));
            }
            if (!isWave(minute, minute + step)) {
                level.learn(people[i], factor);
            }
        }
        return new Series(start + learned * step, step, rest(posts, learned), rest(people, learned), expected, high);
    }

    private boolean isWave(int from, int to) {
        for (Episode wave : waves) {
            if (from < Math.min(wave.end(), wave.onset() + NEW_USUAL) && to > wave.onset()) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> rest(int[] counts, int from) {
        return Arrays.stream(counts, from, counts.length).boxed().toList();
    }
}
