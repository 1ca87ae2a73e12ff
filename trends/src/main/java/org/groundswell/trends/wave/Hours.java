package org.groundswell.trends.wave;

import java.util.Arrays;

/** A tag's life hour by hour: distinct people in the hour, in the six hours and in the day that end with it. */
final class Hours {
    static final int SIX = 6;
    static final int DAY = 24;

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

    /** Of posts there must be at least one. */
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
                // A person is in the windows that end with this hour and the next; in some because of an hour before.
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

    /** One more from an index to before another, as differences to be summed. */
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
