package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.jspecify.annotations.Nullable;

/** Numbers of people, one for each of the last 24 closed hours. Hours count from the epoch. */
final class HourSeries {
    static final int HOURS = 24;
    static final int BYTES = 112;

    /** A ring buffer: an hour's people are at its number modulo 24. */
    private final int[] people;

    HourSeries() {
        people = new int[HOURS];
    }

    /** Restores what {@link #save} wrote. */
    HourSeries(CheckpointInput in) throws CheckpointException {
        people = in.numbers();
    }

    void save(CheckpointOutput out) throws IOException {
        out.numbers(people);
    }

    void close(int hour, int people) {
        this.people[Math.floorMod(hour, HOURS)] = people;
    }

    /** Closes the hours from one to another (inclusive) without people. */
    void closeSilent(int from, int to) {
        for (int hour = Math.max(from, to - HOURS + 1); hour <= to; hour++) {
            close(hour, 0);
        }
    }

    /** The same, if the place had always had this share of the people, from 0 to 1. */
    HourSeries scaled(double share) {
        HourSeries scaled = new HourSeries();
        Arrays.setAll(scaled.people, i -> (int) (people[i] * share + 0.5));
        return scaled;
    }

    int sum() {
        return Arrays.stream(people).sum();
    }

    /**
     * The last 23 closed hours and the current one.
     *
     * @param series null if no hour had people in it
     * @param current the number of the current hour
     * @param now people of the sliding hour up to now
     */
    static List<Integer> last(@Nullable HourSeries series, int current, int now) {
        List<Integer> last = new ArrayList<>(HOURS);
        for (int hour = current - HOURS + 1; hour < current; hour++) {
            last.add(series == null ? 0 : series.people[Math.floorMod(hour, HOURS)]);
        }
        last.add(now);
        return List.copyOf(last);
    }
}
