package org.groundswell.trends.baseline;

/**
 * What was to be expected in a window: mean and variance of the people in the windows of that length that have closed,
 * exponentially weighted so that the last week counts most.
 *
 * <p>The update is SigniTrend's (Schubert, Weiler, Kriegel: <i>SigniTrend: scalable detection of emerging topics in
 * textual streams by hashed significance thresholds</i>, KDD 2014):
 * Δ = x − μ; μ ← μ + αΔ; σ² ← (1 − α)(σ² + αΔ²). While little is known, α = 1/n makes both plain averages.
 * A tag never seen before starts with a day in which nobody used it, so that its first burst does not at once become
 * what was to be expected. Once a half-life has been seen, a burst teaches only part of itself: an observation then
 * counts as at most 4μ + 10, so that one wave does not become the expectation of the next.
 *
 * <p>Only + − × ÷ are used, which IEEE 754 makes the same on every machine.
 */
public final class Baseline {
    private final double alpha;
    private final double halfLife;
    private double mean;
    private double variance;
    private int windows;

    /**
     * @param halfLife after how many windows an observation weighs half
     * @param silentBefore how many windows without anybody are taken to have gone before
     */
    public Baseline(double halfLife, int silentBefore) {
        this.halfLife = halfLife;
        this.windows = silentBefore;
        // 1 − 2^(−1/h), to first and second order: 2^(−x) ≈ 1 − x·ln 2 + (x·ln 2)²/2, exact to 1e-6 for h ≥ 28.
        double x = 0.6931471805599453 / halfLife;
        this.alpha = x - x * x / 2;
    }

    /** Learns that a window closed with so many people. */
    public void learn(double people) {
        double x = windows < halfLife ? people : Math.min(people, 4 * mean + 10);
        windows++;
        double weight = Math.max(alpha, 1.0 / (windows + 1));
        double delta = x - mean;
        mean += weight * delta;
        variance = (1 - weight) * (variance + weight * delta * delta);
    }

    /** Learns that several windows closed with nobody in them. */
    public void learnSilence(int count) {
        int single = Math.min(count, 64);
        for (int i = 0; i < single; i++) {
            learn(0);
        }
        double factor = power(1 - alpha, count - single);
        // Var of a mixture of what was and zeros, both kept: E[x²] and E[x] shrink by the same factor.
        double second = (variance + mean * mean) * factor;
        mean *= factor;
        variance = Math.max(0, second - mean * mean);
        windows += count - single;
    }

    /** μ: people expected in a window. */
    public double mean() {
        return mean;
    }

    /** σ: the learned spread, never below that of a Poisson process with {@code overdispersion} added. */
    public double deviation(double overdispersion) {
        return Math.sqrt(Math.max(variance, mean + overdispersion * mean * mean));
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
