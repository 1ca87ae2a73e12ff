package org.groundswell.trends.wave;

import java.util.Arrays;

/**
 * A tag's history hour by hour: posts in the hour; distinct people in the hour, and in the six hours and the day that
 * end with it.
 */
final class Hours {
    static final int SIX = 6;
    static final int DAY = 24;

    /** The history of a tag without posts. */
    static final Hours NONE = new Hours(0, 0);

    /** The first hour, in hours since the epoch. */
    final int start;

    final int[] posts;
    final int[] one;
    final int[] six;
    final int[] day;

    private Hours(int start, int count) {
        this.start = start;
        this.posts = new int[count];
        this.one = new int[count];
        this.six = new int[count];
        this.day = new int[count];
    }

    /** The hours of a tag with at least one post. */
    static Hours of(WaveUses uses) {
        int size = uses.size();
        int start = Math.floorDiv(uses.minute(0), 60);
        Hours hours = new Hours(start, Math.floorDiv(uses.minute(size - 1), 60) - start + 1);
        int[] last = new int[uses.peopleEver()];
        Arrays.fill(last, -DAY);
        for (int i = 0; i < size; i++) {
            int hour = Math.floorDiv(uses.minute(i), 60) - start;
            int person = uses.personNumber(i);
            hours.posts[hour]++;
            if (last[person] != hour) {
                hours.one[hour]++;
                // This hour adds the person to the windows that end with it or later, except those that already have
                // them.
                add(hours.six, Math.max(hour, last[person] + SIX), hour + SIX);
                add(hours.day, Math.max(hour, last[person] + DAY), hour + DAY);
                last[person] = hour;
            }
        }
        sum(hours.six);
        sum(hours.day);
        return hours;
    }

    int count() {
        return one.length;
    }

    /**
     * Adds one to the values from an index (inclusive) to another (exclusive); the array holds differences until {@link
     * #sum}.
     */
    private static void add(int[] differences, int from, int to) {
        if (from < differences.length) {
            differences[from]++;
            if (to < differences.length) {
                differences[to]--;
            }
        }
    }

    private static void sum(int[] differences) {
        for (int i = 1; i < differences.length; i++) {
            differences[i] += differences[i - 1];
        }
    }
}
