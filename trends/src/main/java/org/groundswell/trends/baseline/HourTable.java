package org.groundswell.trends.baseline;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The people of a tag in each clock hour of the last 35 days, and the most in any sliding hour that ended in it. Hours
 * count from the epoch. An hour without people takes no memory.
 *
 * <p>An hour can be marked as one to learn nothing from, because the tag was in a wave. Its people are kept.
 */
final class HourTable {
    /** How many hours are kept. */
    static final int KEPT = 35 * 24;

    /** Larger numbers are kept as this one. */
    static final int MOST = (1 << 20) - 1;

    private static final int PEOPLE_SHIFT = 20;
    private static final int IGNORED_SHIFT = 40;
    private static final int HOUR_SHIFT = 41;
    private static final long[] EMPTY = {};

    /** One entry for each hour that has people or is ignored, oldest first: hour, ignored, people, most. */
    private long[] entries = EMPTY;

    private int size;

    HourTable() {}

    /** Restores what {@link #save} wrote. */
    HourTable(CheckpointInput in) throws CheckpointException {
        entries = in.longNumbers();
        size = entries.length;
    }

    void save(CheckpointOutput out) throws IOException {
        // Those that are too old may or may not have been dropped already: they are left out in any case.
        int first = size == 0 ? 0 : firstAfter(hour(size - 1) - KEPT);
        out.numbers(Arrays.copyOfRange(entries, first, size));
    }

    /**
     * Adds an hour that is later than all before.
     *
     * @param people distinct people in the clock hour
     * @param most the largest number of distinct people in a sliding hour that ended in it
     * @param ignored whether nothing is to be learned from it
     */
    void add(int hour, int people, int most, boolean ignored) {
        if (people <= 0 && most <= 0 && !ignored) {
            return;
        }
        if (size == entries.length) {
            makeRoom(hour);
        }
        entries[size] = (long) hour << HOUR_SHIFT
                | (ignored ? 1L : 0L) << IGNORED_SHIFT
                | (long) Math.clamp(people, 0, MOST) << PEOPLE_SHIFT
                | Math.clamp(most, 0, MOST);
        size++;
    }

    private void makeRoom(int hour) {
        int old = firstAfter(hour - KEPT);
        int kept = size - old;
        int wanted = Math.min(KEPT, Math.max(2, kept + kept / 2 + 1));
        long[] room = old > 0 && wanted <= entries.length ? entries : new long[Math.max(wanted, kept + 1)];
        System.arraycopy(entries, old, room, 0, kept);
        entries = room;
        size = kept;
    }

    private int firstAfter(int hour) {
        int first = 0;
        while (first < size && hour(first) <= hour) {
            first++;
        }
        return first;
    }

    /** The number of entries. Those older than {@link #KEPT} hours may be among them. */
    int size() {
        return size;
    }

    int hour(int entry) {
        return (int) (entries[entry] >>> HOUR_SHIFT);
    }

    boolean isIgnored(int entry) {
        return (entries[entry] >>> IGNORED_SHIFT & 1) != 0;
    }

    int people(int entry) {
        return (int) (entries[entry] >>> PEOPLE_SHIFT) & MOST;
    }

    int most(int entry) {
        return (int) entries[entry] & MOST;
    }

    /** This table with its numbers multiplied by a share, for a place of which nothing else is known. */
    HourTable scaled(double share) {
        HourTable scaled = new HourTable();
        for (int i = 0; i < size; i++) {
            scaled.add(hour(i), round(people(i) * share), round(most(i) * share), isIgnored(i));
        }
        return scaled;
    }

    static int round(double people) {
        return (int) (people + 0.5);
    }

    /** About how much memory it takes. */
    int bytes() {
        return 24 + (entries.length == 0 ? 0 : 16 + entries.length * Long.BYTES);
    }
}
