package org.groundswell.trends.wave;

/**
 * The usual number of people in stretches of one length: exponentially weighted mean and variance of those that have
 * passed. The update is that of {@link org.groundswell.trends.baseline.Baseline}.
 */
final class Level {
    private static final double OVERDISPERSION = 0.05;
    private static final int DAY = 24 * 60;

    private final int stretchMinutes;
    private final double alpha;
    private double mean;
    private double variance;
    private long passed;

    /** @param halfLifeStretches after how many stretches one weighs half */
    Level(int stretchMinutes, double halfLifeStretches) {
        this.stretchMinutes = stretchMinutes;
        this.alpha = 1 - StrictMath.pow(2, -1 / halfLifeStretches);
        // It is known that nobody was there on the day before.
        this.passed = Math.max(1, DAY / stretchMinutes);
    }

    /** @param factor how many times an average stretch the season makes of it */
    void learn(double people, double factor) {
        passed++;
        double weight = Math.max(alpha, 1.0 / (passed + 1));
        double delta = (people - mean * factor) / Math.max(1, factor);
        mean += weight * delta;
        variance = (1 - weight) * (variance + weight * delta * delta);
    }

    double expected(double factor) {
        return mean * factor;
    }

    /** σ, never below that of a Poisson process with some overdispersion, and wider while the mean rests on little. */
    double deviation(double factor) {
        double expected = expected(factor);
        double young = 60.0 / Math.max(60, passed * stretchMinutes);
        double floor = expected + (OVERDISPERSION + young) * expected * expected;
        return Math.sqrt(Math.max(variance * Math.max(1, factor * factor), floor));
    }
}
