package org.groundswell.trends.score;

/**
 * How far the people now are above the expected number: z = (N − max(μ, β)) / (σ + β), the significance of SigniTrend
 * (Schubert, Weiler, Kriegel, KDD 2014). The bias β is a number of people that is not noteworthy in the place; it
 * bounds the score of tags that are merely new.
 */
public final class Significance {
    private Significance() {}

    /**
     * z, in floored standard deviations.
     *
     * @param people N, weighted
     * @param expected μ
     * @param deviation σ
     * @param beta the bias in people, above zero
     */
    public static double of(double people, double expected, double deviation, double beta) {
        return (people - Math.max(expected, beta)) / (deviation + beta);
    }

    /** The value that orders a list: people above expectation, damped where the significance is low. */
    public static double rank(double excessPeople, double significance) {
        return StrictMath.log(1 + Math.max(0, excessPeople)) * Math.min(significance, 30) / 30;
    }
}
