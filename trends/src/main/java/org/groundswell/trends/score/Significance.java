package org.groundswell.trends.score;

/**
 * How far people now stand above what was to be expected: z = (N − max(μ, β)) / (σ + β), SigniTrend's significance with
 * its bias term β, which stands for "this many people are nothing to speak of here" and keeps tags that are merely new
 * from scoring without bound.
 */
public final class Significance {
    private Significance() {}

    /**
     * @param people N, weighted
     * @param expected μ
     * @param deviation σ
     * @param beta the bias in people, above zero
     */
    public static double of(double people, double expected, double deviation, double beta) {
        return (people - Math.max(expected, beta)) / (deviation + beta);
    }

    /** What a list is ordered by: people above expectation, damped where the evidence is thin. */
    public static double rank(double excessPeople, double significance) {
        return StrictMath.log(1 + Math.max(0, excessPeople)) * Math.min(significance, 30) / 30;
    }
}
