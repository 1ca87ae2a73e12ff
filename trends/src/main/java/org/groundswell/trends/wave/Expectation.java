package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The expected number of people of a tag in each stretch of time, learned from earlier stretches outside of waves. */
final class Expectation {
    private static final int DAY = 24 * 60;
    private static final int HALF_LIFE = 7 * DAY;
    /** Older minutes hardly weigh. */
    private static final int MEMORY = 28 * DAY;

    private static final int LEAST_STRETCHES = 30;
    /** After so many minutes, a wave is the usual level. */
    private static final int NEW_USUAL = 14 * DAY;

    private static final double DEVIATIONS = 3;

    private final List<Episode> waves;
    private final IntToDoubleFunction factorOfHour;

    /** @param factorOfHour how many times the average hour one is expected to be; hours count from the epoch */
    Expectation(List<Episode> waves, IntToDoubleFunction factorOfHour) {
        this.waves = waves;
        this.factorOfHour = factorOfHour;
    }

    /** How many stretches before the ones of a series are needed to learn from. */
    static int stretchesBefore(int step) {
        return Math.max(LEAST_STRETCHES, MEMORY / step);
    }

    /**
     * The series of counted stretches.
     *
     * @param start the first minute of the first counted stretch
     * @param learned how many of the stretches are only there to learn from
     */
    Series series(int start, int step, int[] posts, int[] people, int learned) {
        Level level = new Level(step, (double) Math.max(HALF_LIFE, LEAST_STRETCHES * step) / step);
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
