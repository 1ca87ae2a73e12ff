package org.groundswell.trends.baseline;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * How much more a tag's hours vary than independent people would make them: φ in σ² = μ + φμ², estimated by the method of
 * moments from the last 28 days.
 */
public final class Spread {
    private static final int DAYS = 28;
    private static final double LEAST = 0.05;
    private static final double MOST = 1;
    /** How much the assumption φ = {@link #LEAST} weighs, in hours with one person expected. */
    private static final double PRIOR = 25;

    /** φ of a tag of which nothing is known. */
    static final double UNKNOWN = LEAST;

    /** Σ (x − e)² − e of each day, in a ring. */
    private final float[] excess;
    /** Σ e² of each day. */
    private final float[] squares;

    private int day;

    public Spread(int day) {
        excess = new float[DAYS];
        squares = new float[DAYS];
        this.day = day;
    }

    /** Restores what {@link #save} wrote. */
    Spread(CheckpointInput in) throws CheckpointException {
        excess = in.reals();
        squares = in.reals();
        day = in.number();
    }

    void save(CheckpointOutput out) throws IOException {
        out.reals(excess);
        out.reals(squares);
        out.number(day);
    }

    /** Learns from an hour: {@code people} where {@code expected} were expected. */
    public void learn(int hour, double people, double expected) {
        moveTo(Math.floorDiv(hour, 24));
        int slot = Math.floorMod(day, DAYS);
        double clipped = Math.min(people, 4 * expected + 10);
        excess[slot] += (float) ((clipped - expected) * (clipped - expected) - expected);
        squares[slot] += (float) (expected * expected);
    }

    private void moveTo(int to) {
        for (int d = Math.max(day + 1, to - DAYS + 1); d <= to; d++) {
            excess[Math.floorMod(d, DAYS)] = 0;
            squares[Math.floorMod(d, DAYS)] = 0;
        }
        day = Math.max(day, to);
    }

    /** φ, from 0.05 to 1. */
    public double phi() {
        double sum = LEAST * PRIOR;
        double weight = PRIOR;
        for (int d = 0; d < DAYS; d++) {
            sum += excess[d];
            weight += squares[d];
        }
        return Math.clamp(sum / weight, LEAST, MOST);
    }

    static int bytes() {
        return 32 + 2 * (16 + DAYS * Float.BYTES);
    }
}
