package org.groundswell.trends.engine;

import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.score.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The data of a {@link Cell}: {@link CellCodec} saves all of it, {@link CellScore} computes figures from it. Arrays
 * have one value for each {@link Window}.
 */
final class CellState {
    /** The id of the place; 0 for the world. */
    final int place;

    final MinuteCounts counts;
    final Baseline baseline;
    final Listing listing;
    /** The season's factor in the current quarter of an hour: expected people divided by those of an average window. */
    final double[] factors;
    /** The part of the weight that counts unconditionally, after the audit. */
    final double[] alone;
    /** The part of the weight that can enlarge a wave but not start one, after the audit. */
    final double[] carried;

    /** The tag's own rhythm; null until enough is known to learn one. */
    @Nullable
    Season season;

    /** Null until an hour with people in it has closed. */
    @Nullable
    HourSeries hours;

    /** β of the hour: a number of people that is too small to be noteworthy in the place. */
    double beta;
    /** Whether the last quarter of an hour is above what was expected, or a listed tag is in a lull. */
    boolean running;
    /** The minute in which it last rose above what was expected. */
    int runStart;

    /** @param silentMinutes for how many minutes the tag is known to have been unused */
    CellState(int place, int minute, int silentMinutes) {
        this(
                place,
                new MinuteCounts(minute),
                new Baseline(silentMinutes),
                new Listing(),
                new double[] {1, 1, 1},
                new double[] {1, 1, 1},
                new double[] {0, 0, 0});
    }

    CellState(
            int place,
            MinuteCounts counts,
            Baseline baseline,
            Listing listing,
            double[] factors,
            double[] alone,
            double[] carried) {
        this.place = place;
        this.counts = counts;
        this.baseline = baseline;
        this.listing = listing;
        this.factors = factors;
        this.alone = alone;
        this.carried = carried;
    }

    double factor(Window window) {
        return factors[window.ordinal()];
    }

    double alone(Window window) {
        return alone[window.ordinal()];
    }

    double carried(Window window) {
        return carried[window.ordinal()];
    }
}
