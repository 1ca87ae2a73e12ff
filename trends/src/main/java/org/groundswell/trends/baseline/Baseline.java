package org.groundswell.trends.baseline;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;

/**
 * Mean and variance of the number of people with a tag in closed windows, for each {@link Window}: the expectation for
 * the next one. The {@link Season} is factored out, and the last week weighs most.
 */
public final class Baseline {
    /*
     * The update is that of Schubert, Weiler, Kriegel, "SigniTrend: scalable detection of emerging topics in textual
     * streams by hashed significance thresholds", KDD 2014:
     *
     *   Δ = x − μ;  μ ← μ + αΔ;  σ² ← (1 − α)(σ² + αΔ²)
     *
     * While little is known, α = 1/n makes both plain averages. After a tag's first day an observation counts as at
     * most 4μ + 10, so that one wave does not become the expectation of the next.
     *
     * Only + − × ÷ and √ are used, which IEEE 754 makes the same on every machine.
     */

    private static final int WINDOWS = Window.values().length;
    private static final int DAY = 24 * 60;
    private static final double LN2 = 0.6931471805599453;

    private final double[] mean;
    private final double[] variance;
    /** How many windows have closed, silence before the first use included. */
    private final int[] closed;
    /** How many windows have closed since the first one with people in it. */
    private final int[] lived;

    /** @param silentMinutes for how many minutes the tag is known to have been unused */
    public Baseline(int silentMinutes) {
        mean = new double[WINDOWS];
        variance = new double[WINDOWS];
        closed = new int[WINDOWS];
        lived = new int[WINDOWS];
        for (Window window : Window.values()) {
            closed[window.ordinal()] = Math.min(silentMinutes, DAY) / window.minutes();
        }
    }

    /** Restores what {@link #save} wrote. */
    public Baseline(CheckpointInput in) throws CheckpointException {
        mean = in.doubles();
        variance = in.doubles();
        closed = in.numbers();
        lived = in.numbers();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.reals(mean);
        out.reals(variance);
        out.numbers(closed);
        out.numbers(lived);
    }

    /**
     * Takes over the world's baseline, scaled to a place's share of it: what the place would have learned if its share
     * had always been this.
     *
     * @param share from 0 to 1
     */
    public void startFrom(Baseline world, double share) {
        for (int w = 0; w < WINDOWS; w++) {
            mean[w] = world.mean[w] * share;
            variance[w] = world.variance[w] * share;
            closed[w] = Math.min(world.closed[w], DAY / Window.values()[w].minutes());
            lived[w] = world.lived[w];
        }
    }

    /**
     * Learns from a window that has closed.
     *
     * @param people how many people were in it
     * @param factor the season's factor: expected people of this window divided by those of an average one
     * @param halfLifeHours after how many hours the weight of an observation has halved
     */
    public void learn(Window window, double people, double factor, int halfLifeHours) {
        int w = window.ordinal();
        closed[w]++;
        if (lived[w] > 0 || people > 0) {
            lived[w]++;
        }
        double weight = Math.max(alpha(window, halfLifeHours), 1.0 / (closed[w] + 1));
        // A window with few people expected says little about the level: its difference is not scaled up.
        double delta = (clipped(window, people, factor) - mean[w] * factor) / Math.max(1, factor);
        mean[w] += weight * delta;
        variance[w] = (1 - weight) * (variance[w] + weight * delta * delta);
    }

    /** The number of people to learn from a window: all of them on the tag's first day, later at most 4μ + 10. */
    public double clipped(Window window, double people, double factor) {
        int w = window.ordinal();
        boolean young = lived[w] * window.minutes() < DAY;
        return young ? people : Math.min(people, 4 * mean[w] * factor + 10);
    }

    /** Learns from several windows that closed without people. */
    public void learnSilence(Window window, int count, int halfLifeHours) {
        int w = window.ordinal();
        int single = Math.min(count, 8);
        for (int i = 0; i < single; i++) {
            learn(window, 0, 1, halfLifeHours);
        }
        double factor = power(1 - alpha(window, halfLifeHours), count - single);
        // The variance of a mixture of the earlier windows and zeros: E[x²] and E[x] shrink by the same factor.
        double second = (variance[w] + mean[w] * mean[w]) * factor;
        mean[w] *= factor;
        variance[w] = Math.max(0, second - mean[w] * mean[w]);
        closed[w] += count - single;
        lived[w] += lived[w] > 0 ? count - single : 0;
    }

    /** μ: people in an average window. */
    public double mean(Window window) {
        return mean[window.ordinal()];
    }

    /** For how many minutes the tag has been observed, silence before its first use included (a day at most). */
    public int knownMinutes(Window window) {
        return closed[window.ordinal()] * window.minutes();
    }

    /**
     * σ of a window: as learned, but at least that of a Poisson process with some overdispersion, and wider while the
     * mean rests on few hours.
     *
     * @param expected μ, season included
     * @param factor the season's factor: expected people of this window divided by those of an average one
     * @param overdispersion σ² is at least μ + overdispersion · μ²
     */
    public double deviation(Window window, double expected, double factor, double overdispersion) {
        int w = window.ordinal();
        double young = 60.0 / Math.max(60, closed[w] * window.minutes());
        double floor = expected + (overdispersion + young) * expected * expected;
        return Math.sqrt(Math.max(variance[w] * Math.max(1, factor * factor), floor));
    }

    /** 1 − 2^(−1/h), h being the half-life in windows, to second order: exact to 1e-5 for h ≥ 28. */
    private static double alpha(Window window, int halfLifeHours) {
        double x = LN2 * window.minutes() / (halfLifeHours * 60.0);
        return x - x * x / 2;
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
