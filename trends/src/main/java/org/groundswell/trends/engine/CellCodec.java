package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.score.Listing;

/**
 * The form of a {@link CellState} in a checkpoint. A change here needs a new format version in {@code
 * TrendEngine.FORM}.
 */
final class CellCodec {
    private CellCodec() {}

    static void write(CellState cell, CheckpointOutput out) throws IOException {
        out.number(cell.place);
        cell.counts.save(out);
        cell.baseline.save(out);
        cell.listing.save(out);
        out.reals(cell.expected);
        out.reals(cell.deviation);
        out.reals(each(cell::alone));
        out.reals(each(cell::carried));
        out.flag(cell.lookedAt);
        HourSeries hours = cell.hours;
        out.flag(hours != null);
        if (hours != null) {
            hours.save(out);
        }
        HourSeries uncounted = cell.uncounted;
        out.flag(uncounted != null);
        if (uncounted != null) {
            uncounted.save(out);
        }
        out.real(cell.uncountedNow);
        out.real(cell.beta);
        out.real(cell.betaOfQuarter);
        out.real(cell.betaOfDay);
        out.number(cell.born);
        out.number(cell.largest);
        out.real(cell.threshold);
        out.real(cell.thresholdOfQuarter);
        out.number(cell.dayOfThresholds);
        out.flag(cell.asleep);
        out.flag(cell.running);
        out.number(cell.runStart);
        out.number(cell.lastPeople);
    }

    static CellState read(CheckpointInput in) throws CheckpointException {
        CellState cell = new CellState(
                in.number(), new MinuteCounts(in), new Baseline(in), new Listing(in), in.doubles(), in.doubles());
        double[] alone = in.doubles();
        double[] carried = in.doubles();
        for (Window window : Window.values()) {
            cell.share(window, alone[window.ordinal()], carried[window.ordinal()]);
        }
        cell.lookedAt = in.flag();
        cell.hours = in.flag() ? new HourSeries(in) : null;
        cell.uncounted = in.flag() ? new HourSeries(in) : null;
        cell.uncountedNow = in.real();
        cell.beta = in.real();
        cell.betaOfQuarter = in.real();
        cell.betaOfDay = in.real();
        cell.born = in.number();
        cell.largest = in.number();
        cell.threshold = in.real();
        cell.thresholdOfQuarter = in.real();
        cell.dayOfThresholds = in.number();
        cell.asleep = in.flag();
        cell.running = in.flag();
        cell.runStart = in.number();
        cell.lastPeople = in.number();
        return cell;
    }

    private static double[] each(ToDoubleFunction<Window> figure) {
        return Arrays.stream(Window.values()).mapToDouble(figure).toArray();
    }
}
