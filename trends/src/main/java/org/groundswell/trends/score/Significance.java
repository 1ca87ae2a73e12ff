package org.groundswell.trends.score;

/**
 * How far the people now are above what was to be expected: z = (N − max(μ, β)) / (σ + β), the significance of
 * SigniTrend (Schubert, Weiler, Kriegel, KDD 2014). The bias β means "this many people are nothing to speak of here",
 * and keeps tags that are merely new from scoring without bound.
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
