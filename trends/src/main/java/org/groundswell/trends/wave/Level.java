package org.groundswell.trends.wave;

/**
 * The usual number of people in intervals of one length: exponentially weighted mean and variance of past intervals.
 * The update is that of {@link org.groundswell.trends.baseline.Baseline}.
 */
final class Level {
    private static final double OVERDISPERSION = 0.05;
    private static final int DAY = 24 * 60;

    private final int intervalMinutes;
    private final double alpha;
    private double mean;
    private double variance;
    private long passed;

    /** @param halfLifeIntervals after how many intervals the weight of one has halved */
    Level(int intervalMinutes, double halfLifeIntervals) {
        this.intervalMinutes = intervalMinutes;
        this.alpha = 1 - StrictMath.pow(2, -1 / halfLifeIntervals);
        // The tag is known to have had no people on the day before its first use.
        this.passed = Math.max(1, DAY / intervalMinutes);
    }

    /** @param factor the season's factor: expected people of this interval divided by those of an average one */
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
        double young = 60.0 / Math.max(60, passed * intervalMinutes);
        double floor = expected + (OVERDISPERSION + young) * expected * expected;
        return Math.sqrt(Math.max(variance * Math.max(1, factor * factor), floor));
    }
}
