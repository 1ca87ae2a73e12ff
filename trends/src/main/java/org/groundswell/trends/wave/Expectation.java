package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The number of people of a tag that is usual in each interval of a series, learned from earlier intervals outside of
 * waves.
 *
 * <p>An interval of an hour has what {@link UsualHours} says. A shorter one has a share of its hour's number, the same for
 * all: that which intervals of this length had of the people of their hours. For a longer one, the number is learned from
 * the intervals of this length on the days before, or from those before if it is longer than a day.
 */
final class Expectation {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    /** After this many minutes, a wave is the usual level. */
    private static final int NEW_USUAL = 14 * DAY;

    private static final double DEVIATIONS = 3;
    /** How much it weighs, in people, that nobody posts twice in an hour. */
    private static final double PRIOR_OF_SHARE = 10;
    /** The variance that comes from the level's being estimated from a few days. */
    private static final double YOUNG_DAY = 0.2;

    private final List<Episode> waves;
    private final UsualHours hours;

    Expectation(List<Episode> waves, UsualHours hours) {
        this.waves = waves;
        this.hours = hours;
    }

    /** How many intervals before those of a series are needed to learn from. */
    static int intervalsBefore(int step) {
        return Usual.DAYS * Math.max(1, DAY / step);
    }

    /**
     * The series for counted intervals.
     *
     * @param start the first minute of the first counted interval
     * @param learned how many of the intervals are only for learning
     */
    Series series(int start, int step, int[] posts, int[] people, int learned) {
        Range[] usual = step <= HOUR ? upToAnHour(start, step, people) : longer(start, step, people, learned);
        List<Double> expected = new ArrayList<>(people.length - learned);
        List<Double> high = new ArrayList<>(people.length - learned);
        for (int i = learned; i < people.length; i++) {
            expected.add(usual[i].people());
            high.add(usual[i].people() + DEVIATIONS * usual[i].deviation());
        }
        return new Series(start + learned * step, step, rest(posts, learned), rest(people, learned), expected, high);
    }

    private Range[] upToAnHour(int start, int step, int[] people) {
        Range[] usual = new Range[people.length];
        double inHours = PRIOR_OF_SHARE;
        double inSteps = PRIOR_OF_SHARE;
        int hour = Integer.MIN_VALUE;
        Range ofHour = Range.NOBODY;
        double ofSteps = 0;
        for (int i = 0; i < people.length; i++) {
            int now = Math.floorDiv(start + i * step, HOUR) - hours.start();
            if (now != hour) {
                if (hours.isKnown(hour)) {
                    inHours += hours.people(hour);
                    inSteps += ofSteps;
                }
                hour = now;
                ofHour = hours.hour(hour);
                ofSteps = 0;
            }
            ofSteps += people[i];
            usual[i] = ofHour.share(inSteps / inHours * step / HOUR);
        }
        return usual;
    }

    private Range[] longer(int start, int step, int[] people, int learned) {
        Range[] usual = new Range[people.length];
        Usual same = new Usual(people, step);
        for (int i = 0; i < people.length; i++) {
            if (i >= learned) {
                double known = (double) same.known(i) * step / DAY;
                double phi = same.spreadOfDays(i) + YOUNG_DAY / Math.max(YOUNG_DAY, known);
                usual[i] = Range.of(same.at(i), phi);
            }
            int minute = start + i * step;
            same.close(i, !isWave(minute, minute + step));
        }
        return usual;
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
