package org.groundswell.trends.engine;

import java.util.Arrays;
import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.score.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The data of a {@link Cell}: {@link CellCodec} saves what can't be computed again, {@link CellScore} computes figures from it. Arrays
 * have one value for each {@link Window}.
 */
final class CellState {
    static final int NO_DAY = Integer.MIN_VALUE;

    private static final int WINDOWS = Window.values().length;

    /** The id of the place; 0 for the world. */
    final int place;

    final MinuteCounts counts;
    Baseline baseline;
    final Listing listing;
    /** μ: how many people are expected in each window that ends in the current quarter of an hour. */
    final double[] expected;
    /** σ: the standard deviation around it. */
    final double[] deviation;
    /**
     * The parts of the weight that are left after the audit: those that count unconditionally, then those that can
     * enlarge a wave but not start one. Null until an audit discounts something, which is rare.
     */
    private double @Nullable [] audited;

    /** Whether an audit has looked at its people. */
    boolean lookedAt;

    /** Distinct people of each hour, for the small curve beside a trend; null until an hour with people in it has closed. */
    @Nullable
    HourSeries hours;

    /** How many people of each hour the audit left out; null if it left out none in the last day. */
    @Nullable
    HourSeries uncounted;

    /** How many people of the last hour it left out at the last decision. */
    double uncountedNow;

    /** β of the hour: a number of people that is too small to be noteworthy in the place. */
    double beta;
    /** β of a quarter of an hour. */
    double betaOfQuarter;
    /** β of the last 24 hours. */
    double betaOfDay;
    /** When the tag was first used. */
    int born;
    /** The most people in an hour of the tag's first day. */
    int largest;
    /** The significance at which it is listed: of the hour and of six hours, and of a quarter of an hour. */
    double threshold;

    double thresholdOfQuarter;
    /** The day of whose history these are; {@link #NO_DAY} if they are those of a tag without a history. */
    int dayOfThresholds = NO_DAY;

    /** Whether it has had no people for hours, and has to catch up when somebody comes. */
    boolean asleep;
    /** Whether the last quarter of an hour is above what was expected, or a listed tag is in a lull. */
    boolean running;
    /** The minute in which it last rose above what was expected. */
    int runStart;
    /** The last minute in which that was looked at while there were people. */
    int lastPeople;

    /** @param silentMinutes for how many minutes the tag is known to have been unused */
    CellState(int place, int minute, int silentMinutes) {
        this(
                place,
                new MinuteCounts(minute),
                new Baseline(Math.floorDiv(minute, 60), silentMinutes / 60),
                new Listing(),
                new double[WINDOWS],
                new double[WINDOWS]);
    }

    CellState(
            int place, MinuteCounts counts, Baseline baseline, Listing listing, double[] expected, double[] deviation) {
        this.place = place;
        this.counts = counts;
        this.baseline = baseline;
        this.listing = listing;
        this.expected = expected;
        this.deviation = deviation;
    }

    double expected(Window window) {
        return expected[window.ordinal()];
    }

    double deviation(Window window) {
        return deviation[window.ordinal()];
    }

    /** The part of the weight that counts unconditionally, after the audit. */
    double alone(Window window) {
        return audited == null ? 1 : audited[window.ordinal()];
    }

    /** The part of the weight that can enlarge a wave but not start one, after the audit. */
    double carried(Window window) {
        return audited == null ? 0 : audited[WINDOWS + window.ordinal()];
    }

    /** Sets {@link #alone} and {@link #carried}. */
    void share(Window window, double alone, double carried) {
        if (audited == null && alone == 1 && carried == 0) {
            return;
        }
        if (audited == null) {
            audited = new double[2 * WINDOWS];
            Arrays.fill(audited, 0, WINDOWS, 1);
        }
        audited[window.ordinal()] = alone;
        audited[WINDOWS + window.ordinal()] = carried;
    }

    /** About how much memory it takes, what it refers to left aside. */
    int bytes() {
        return 352 + (audited == null ? 0 : 16 + 2 * WINDOWS * Double.BYTES);
    }
}
