package org.groundswell.trends.baseline;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * For each day of the last 70: the sum of the people of its hours, and the most in any hour. It serves to recognise
 * monthly habits. Days count from the epoch, in UTC; a day without people takes no memory.
 */
final class DayTable {
    private static final int KEPT = 70;
    private static final int TOTAL_BITS = 24;
    private static final int MOST_BITS = 20;
    private static final int MOST_SHIFT = TOTAL_BITS;
    private static final int DAY_SHIFT = MOST_SHIFT + MOST_BITS;
    private static final int MOST_TOTAL = (1 << TOTAL_BITS) - 1;
    private static final long[] EMPTY = {};

    /** One entry for each day with people, oldest first: day, most, total. */
    private long[] entries = EMPTY;

    private int size;

    DayTable() {}

    /** Restores what {@link #save} wrote. */
    DayTable(CheckpointInput in) throws CheckpointException {
        entries = in.longNumbers();
        size = entries.length;
    }

    void save(CheckpointOutput out) throws IOException {
        out.numbers(Arrays.copyOfRange(entries, oldest(), size));
    }

    /**
     * Adds an hour that is later than all before.
     *
     * @param hour hours since the epoch
     */
    void add(int hour, int people, int most) {
        if (people <= 0 && most <= 0) {
            return;
        }
        int day = Math.floorDiv(hour, 24);
        if (size > 0 && day(size - 1) == day) {
            int last = size - 1;
            entries[last] = entry(day, Math.max(most, most(last)), total(last) + people);
            return;
        }
        if (size == entries.length) {
            makeRoom(day);
        }
        entries[size] = entry(day, most, people);
        size++;
    }

    private static long entry(int day, int most, int total) {
        return (long) day << DAY_SHIFT
                | (long) Math.min(most, HourTable.MOST) << MOST_SHIFT
                | Math.min(total, MOST_TOTAL);
    }

    private void makeRoom(int day) {
        int old = firstAfter(day - KEPT);
        int kept = size - old;
        int wanted = Math.min(KEPT, Math.max(2, kept + kept / 2 + 1));
        long[] room = old > 0 && wanted <= entries.length ? entries : new long[Math.max(wanted, kept + 1)];
        System.arraycopy(entries, old, room, 0, kept);
        entries = room;
        size = kept;
    }

    private int firstAfter(int day) {
        int first = 0;
        while (first < size && day(first) <= day) {
            first++;
        }
        return first;
    }

    /** The position of the oldest day that is kept: those that are too old may or may not have been dropped already. */
    int oldest() {
        return size == 0 ? 0 : firstAfter(day(size - 1) - KEPT);
    }

    /** The position after the newest day. */
    int end() {
        return size;
    }

    /** The position of a day; negative if it had no people, or is too long ago. */
    int find(int day) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = day(middle);
            if (there == day) {
                return middle;
            }
            if (there < day) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether a day is remembered that is at least this old, so that {@link #find} can find one. */
    boolean reachesBackTo(int day) {
        return size > 0 && day(0) <= day;
    }

    private int day(int entry) {
        return (int) (entries[entry] >>> DAY_SHIFT);
    }

    int most(int entry) {
        return (int) (entries[entry] >>> MOST_SHIFT) & HourTable.MOST;
    }

    int total(int entry) {
        return (int) entries[entry] & MOST_TOTAL;
    }

    /** This table with its numbers multiplied by a share. */
    DayTable scaled(double share) {
        DayTable scaled = new DayTable();
        for (int i = 0; i < size; i++) {
            scaled.add(day(i) * 24, HourTable.round(total(i) * share), HourTable.round(most(i) * share));
        }
        return scaled;
    }

    /** About how much memory it takes. */
    int bytes() {
        return 24 + (entries.length == 0 ? 0 : 16 + entries.length * Long.BYTES);
    }
}
