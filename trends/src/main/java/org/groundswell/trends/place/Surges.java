package org.groundswell.trends.place;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * By how much more people than usual were active in a place, in every quarter of an hour of the last 126 days: on a holiday,
 * or when another network is down, all tags have more people, and none of them is news. Quarters count from the epoch.
 *
 * <p>Only known people are counted, since otherwise many new accounts could keep everything else off the lists.
 */
final class Surges {
    /** The largest surge: a tag that rises by more than its place three times over is news in any case. */
    private static final double MOST = 3;
    /** A surge is what is left after so many standard deviations of independent people. */
    private static final double DEVIATIONS = 3;

    private static final int SIX_HOURS = 24;
    private static final int AN_HOUR = 4;
    /** Surges are kept in steps of 1/{@value}, less 1: 0 is none. */
    private static final int STEPS = 32;

    /** The surge of the hour before each quarter, in a ring. */
    private byte[] ring;

    /** Known people in an average hour, and the rhythm of the average hour: their ratio is free of the time of day. */
    private double mean;

    private double meanRhythm;
    /** The last quarter with a surge. */
    private int lastSurge;

    Surges(int quarters) {
        ring = new byte[quarters];
        lastSurge = Integer.MIN_VALUE / 2;
    }

    /** Restores what {@link #save} wrote. */
    Surges(CheckpointInput in) throws CheckpointException {
        int[] numbers = in.numbers();
        ring = new byte[numbers.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = (byte) numbers[i];
        }
        mean = in.real();
        meanRhythm = in.real();
        lastSurge = in.number();
    }

    void save(CheckpointOutput out) throws IOException {
        int[] numbers = new int[ring.length];
        for (int i = 0; i < ring.length; i++) {
            numbers[i] = ring[i];
        }
        out.numbers(numbers);
        out.real(mean);
        out.real(meanRhythm);
        out.number(lastSurge);
    }

    /** Makes room for more quarters, up to a last one that has been learned. */
    void grow(int quarters, int born, int last) {
        byte[] more = new byte[quarters];
        for (int q = Math.max(born, last - ring.length + 1); q <= last; q++) {
            more[Math.floorMod(q, quarters)] = ring[Math.floorMod(q, ring.length)];
        }
        ring = more;
    }

    /**
     * Learns from a quarter.
     *
     * @param known known people in the hour before it, those left out who came for a trending tag
     * @param alpha how much the average follows
     * @param rhythm the place's usual activity at this time, divided by its average; 0 if that is unknown
     */
    void learn(int quarter, int known, double alpha, double rhythm) {
        double usual = meanRhythm > 0 ? mean / meanRhythm * rhythm : 0;
        double surely = known - DEVIATIONS * Math.sqrt(known);
        double surge = usual > 0 ? Math.clamp(surely / usual, 1, MOST) : 1;
        byte kept = (byte) (STEPS * (surge - 1));
        ring[Math.floorMod(quarter, ring.length)] = kept;
        if (kept > 0) {
            lastSurge = quarter;
        }
        mean += alpha * (known - mean);
        meanRhythm += alpha * ((rhythm > 0 ? rhythm : 1) - meanRhythm);
    }

    /** How many times as many people as usual were active in the hour before a quarter; at least 1. */
    double inHour(int quarter) {
        return quarter > lastSurge ? 1 : 1 + (double) ring[Math.floorMod(quarter, ring.length)] / STEPS;
    }

    /** The same for the six hours before it. */
    double inSixHours(int quarter) {
        if (quarter - SIX_HOURS >= lastSurge) {
            return 1;
        }
        int sum = 0;
        for (int before = 0; before < SIX_HOURS; before += AN_HOUR) {
            sum += ring[Math.floorMod(quarter - before, ring.length)];
        }
        return 1 + (double) sum * AN_HOUR / SIX_HOURS / STEPS;
    }
}
