package org.groundswell.trends.wave;

import org.groundswell.trends.score.Significance;

/**
 * The numbers of people that are usual in an interval.
 *
 * @param people μ: the expected number
 * @param deviation σ: the standard deviation around it
 */
record Range(double people, double deviation) {
    private static final double BETA = 1;

    static final Range NOBODY = new Range(0, 0);

    /**
     * The range around an expected number.
     *
     * @param phi by how much the numbers vary more than those of independent people: σ² = μ + φμ²
     */
    static Range of(double people, double phi) {
        return new Range(people, Math.sqrt(people + phi * people * people));
    }

    /** The range of a part of the interval, with the same φ. */
    Range share(double share) {
        if (people == 0) {
            return this;
        }
        return of(people * share, (deviation * deviation - people) / (people * people));
    }

    /** How far a number of people is above the expected one, in standard deviations. */
    double significanceOf(int count) {
        return Significance.of(count, people, deviation, BETA);
    }
}
