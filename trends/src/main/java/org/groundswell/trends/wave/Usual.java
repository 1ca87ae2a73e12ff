package org.groundswell.trends.wave;

import java.util.function.IntPredicate;

/**
 * How many people are usual in an interval of a tag's history: learned from the intervals at the same time of the 28 days
 * before, as far as they are known, which means outside of waves. An index counts intervals from the first use. The day
 * before the first use is known to have had nobody.
 */
final class Usual {
    /*
     * The formulas are those of the trend engine (docs/trends.md, "Expected number of people"; baseline.Forecaster), with
     * a rhythm of 1. Here all of a tag's history is at hand, so that no table of the last days is needed, and what was
     * known can be changed afterwards, when it turns out when a wave began or ended.
     */

    /** How many days are learned from; for intervals longer than a day, how many intervals. */
    static final int DAYS = 28;

    private static final int WEEK = 7;
    private static final int CLIP_FACTOR = 4;
    private static final int CLIP_PEOPLE = 10;
    private static final double DAILY_WEIGHT = 2;
    /** The least that {@link #spreadOfDays} is. */
    static final double LEAST_DAY_SPREAD = 0.02;

    private static final double MOST_DAY_SPREAD = 0.25;
    private static final int UNKNOWN = -1;
    private static final double[] WEIGHTS = weights();
    private static final int[] THREE_DAYS = {1, 2, 3};
    private static final int[] FOUR_WEEKS = {7, 14, 21, 28};

    private final int[] people;
    private final int aDay;
    private final boolean longerThanADay;
    private final double clipOfLevel;
    /** People of the known intervals before each; an overflow does no harm, since only differences are used. */
    private final int[] sums;
    /** How many intervals before each are known. */
    private final int[] counts;

    private int closed;
    private final int[] same = new int[DAYS + 1];
    private final double[] means = new double[DAYS + 1];
    private final double[] values = new double[DAYS];
    private final double[] sorted = new double[DAYS];

    /**
     * @param people distinct people in each interval
     * @param stepMinutes from an interval's start to the next one's
     */
    Usual(int[] people, int stepMinutes) {
        int day = 24 * 60;
        this.people = people;
        this.aDay = Math.max(1, day / stepMinutes);
        this.longerThanADay = stepMinutes > day;
        this.clipOfLevel = CLIP_PEOPLE * Math.min(1.0, (double) stepMinutes / day);
        this.sums = new int[people.length + 1];
        this.counts = new int[people.length + 1];
    }

    private static double[] weights() {
        double[] weights = new double[DAYS + 1];
        double earlier = StrictMath.pow(2, -1.0 / WEEK);
        weights[1] = 1;
        for (int k = 2; k <= DAYS; k++) {
            weights[k] = weights[k - 1] * earlier;
        }
        return weights;
    }

    /**
     * Sets whether an interval is known. Those before it must have been closed. When an earlier one is closed again, those
     * after it have to be, too.
     */
    void close(int index, boolean known) {
        sums[index + 1] = sums[index] + (known ? people[index] : 0);
        counts[index + 1] = counts[index] + (known ? 1 : 0);
        closed = index + 1;
    }

    /** How many of the intervals before one are known, of the last 28 days. */
    int known(int index) {
        return count(index) - count(index - DAYS * aDay);
    }

    /** u: the people usual in an interval. Those before it must have been closed. */
    double at(int index) {
        double daily = daily(index);
        return longerThanADay ? daily : withWeekday(daily);
    }

    /** d: the people usual at this time on all days of the week. */
    double daily(int index) {
        if (sum(index) == sum(index - DAYS * aDay)) {
            return 0;
        }
        readSame(index);
        double sum = level(index);
        double weights = 1;
        int known = collect(1);
        if (known > 0) {
            double limit = limit(known, CLIP_PEOPLE);
            for (int k = 1; k <= DAYS; k++) {
                if (same[k] != UNKNOWN) {
                    sum += WEIGHTS[k] * Math.min(same[k], limit);
                    weights += WEIGHTS[k];
                }
            }
        }
        return sum / weights;
    }

    private double withWeekday(double daily) {
        if (daily == 0) {
            return 0;
        }
        int count = collect(WEEK);
        if (count < 2) {
            return daily;
        }
        double limit = limit(count, CLIP_PEOPLE);
        double sum = DAILY_WEIGHT * daily;
        for (int i = 0; i < count; i++) {
            sum += Math.min(values[i], limit);
        }
        return sum / (DAILY_WEIGHT + count);
    }

    /** ℓ: the people of an average interval. */
    private double level(int index) {
        int count = 0;
        for (int k = 1; k <= DAYS; k++) {
            int known = count(index - (k - 1) * aDay) - count(index - k * aDay);
            boolean counts = 2 * known >= aDay && known > 0;
            means[k] = counts ? (double) (sum(index - (k - 1) * aDay) - sum(index - k * aDay)) / known : UNKNOWN;
            if (counts) {
                values[count] = means[k];
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        double limit = limit(count, clipOfLevel);
        double sum = 0;
        double weights = 0;
        for (int k = 1; k <= DAYS; k++) {
            if (means[k] != UNKNOWN) {
                sum += WEIGHTS[k] * Math.min(means[k], limit);
                weights += WEIGHTS[k];
            }
        }
        return sum / weights;
    }

    /**
     * The second highest number at this time of the last three days.
     *
     * @param tolerance by how many intervals earlier or later is the same time
     * @param counts which intervals count
     */
    int twiceInThreeDays(int index, int tolerance, IntPredicate counts) {
        return twice(index, THREE_DAYS, tolerance, counts);
    }

    /** The same of the last four weeks. */
    int twiceInFourWeeks(int index, int tolerance, IntPredicate counts) {
        return twice(index, FOUR_WEEKS, tolerance, counts);
    }

    private int twice(int index, int[] daysAgo, int tolerance, IntPredicate counts) {
        int first = 0;
        int second = 0;
        for (int days : daysAgo) {
            int most = most(index - days * aDay, tolerance, counts);
            second = Math.max(second, Math.min(first, most));
            first = Math.max(first, most);
        }
        return second;
    }

    /** The mean of this time of the last four weeks, if each is known and had more people than a limit; otherwise 0. */
    double everyWeek(int index, double limit) {
        double sum = 0;
        for (int days : FOUR_WEEKS) {
            int then = valueAt(index - days * aDay);
            if (then <= limit) {
                return 0;
            }
            sum += then;
        }
        return sum / FOUR_WEEKS.length;
    }

    /** The most people in an interval, or in one that is at most so many intervals earlier or later. */
    int most(int index, int tolerance, IntPredicate counts) {
        int most = 0;
        for (int i = Math.max(0, index - tolerance); i <= Math.min(index + tolerance, people.length - 1); i++) {
            if (people[i] > most && counts.test(i)) {
                most = people[i];
            }
        }
        return most;
    }

    /**
     * φ of days: by how much they differ, more than by chance. The variance is half the mean square of the difference
     * between an interval and that of two days before (von Neumann, 1941), since in the variance itself a slow rise would
     * hide itself.
     */
    double spreadOfDays(int index) {
        readSame(index);
        int count = collect(1);
        double limit = limit(count, CLIP_PEOPLE);
        double sum = 0;
        double squares = 0;
        int pairs = 0;
        for (int k = 1; k <= DAYS; k++) {
            if (same[k] == UNKNOWN) {
                continue;
            }
            double people = Math.min(same[k], limit);
            sum += people;
            if (k + 2 <= DAYS && same[k + 2] != UNKNOWN) {
                double difference = people - Math.min(same[k + 2], limit);
                squares += difference * difference;
                pairs++;
            }
        }
        if (pairs == 0) {
            return MOST_DAY_SPREAD;
        }
        double mean = sum / count;
        double variance = squares / (2 * pairs);
        return mean == 0
                ? LEAST_DAY_SPREAD
                : Math.clamp((variance - mean) / (mean * mean), LEAST_DAY_SPREAD, MOST_DAY_SPREAD);
    }

    private void readSame(int index) {
        for (int k = 1; k <= DAYS; k++) {
            same[k] = valueAt(index - k * aDay);
        }
    }

    private int valueAt(int index) {
        if (index >= 0 && index < closed) {
            return counts[index + 1] > counts[index] ? people[index] : UNKNOWN;
        }
        return index < -aDay ? UNKNOWN : 0;
    }

    private int sum(int index) {
        return sums[Math.clamp(index, 0, closed)];
    }

    private int count(int index) {
        if (index > closed) {
            return counts[closed] + index - closed;
        }
        return index < 0 ? Math.max(index, -aDay) : counts[index];
    }

    /** Collects the known values of {@link #same}, of every {@code step}th day. */
    private int collect(int step) {
        int count = 0;
        for (int k = step; k <= DAYS; k += step) {
            if (same[k] != UNKNOWN) {
                values[count] = same[k];
                count++;
            }
        }
        return count;
    }

    /**
     * The number at which each of the first {@code count} values is clipped: four times their median and some people. If
     * none is above that in any case, it is the largest of them, which saves to sort.
     */
    private double limit(int count, double more) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return most <= CLIP_FACTOR * least + more ? most : CLIP_FACTOR * medianOf(count) + more;
    }

    /** The lower median of the first {@code count} values. */
    private double medianOf(int count) {
        for (int i = 0; i < count; i++) {
            double value = values[i];
            int at = i;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
        }
        return sorted[(count - 1) / 2];
    }
}
