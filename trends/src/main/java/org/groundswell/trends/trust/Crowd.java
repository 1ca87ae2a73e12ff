package org.groundswell.trends.trust;

import java.util.Arrays;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Whereabouts;

/**
 * The people of a tag, laid side by side for the signals to look at, ordered by their number so that nothing depends on
 * how they came. Very many are thinned by a hash first.
 */
public final class Crowd {
    private static final int MOST = 4_096;
    private static final int FIELDS = 6;

    private final long[] rows;
    private final int size;
    private final int now;
    private final long burst;

    private Crowd(long[] rows, int size, int now, long burst) {
        this.now = now;
        this.burst = burst;
        this.rows = rows;
        this.size = size;
    }

    /**
     * The people who used a tag in the six hours before a minute.
     *
     * @param burst a number for what goes on with the tag, by which it is remembered
     */
    public static Crowd of(People people, int now, long burst) {
        int level = 0;
        while (people.size() >> level > MOST) {
            level++;
        }
        long mask = (1L << level) - 1;
        Collected collected = new Collected(Math.min(people.size(), MOST * 2));
        people.each(now, (person, minute, where, firstMinute, traits, text) -> {
            if ((person * 0x9E3779B97F4A7C15L >>> 40 & mask) == 0) {
                collected.add(person, minute, where, firstMinute, traits, text);
            }
        });
        return collected.crowd(now, burst);
    }

    public int size() {
        return size;
    }

    long burst() {
        return burst;
    }

    /** The minute at which they are looked at. */
    int now() {
        return now;
    }

    public long person(int i) {
        return rows[i * FIELDS];
    }

    public int minute(int i) {
        return (int) rows[i * FIELDS + 1];
    }

    public int country(int i) {
        return Whereabouts.country((int) rows[i * FIELDS + 2]);
    }

    public int language(int i) {
        return Whereabouts.language((int) rows[i * FIELDS + 2]);
    }

    public int firstMinute(int i) {
        return (int) rows[i * FIELDS + 3];
    }

    public int trust(int i) {
        return (int) (rows[i * FIELDS + 4] & 31);
    }

    int bornHour(int i) {
        return (int) (rows[i * FIELDS + 4] >>> 5) & 0x1F_FFFF;
    }

    int origin(int i) {
        return (int) (rows[i * FIELDS + 4] >>> 26) & 0x7_FFFF;
    }

    int circle(int i) {
        return (int) (rows[i * FIELDS + 4] >>> 45) & 0x7_FFFF;
    }

    long text(int i) {
        return rows[i * FIELDS + 5];
    }

    /** Gathers rows, then puts them in order. */
    private static final class Collected {
        private long[][] people;
        private int size;

        Collected(int expected) {
            people = new long[Math.max(4, expected)][];
        }

        void add(long... row) {
            if (size == people.length) {
                people = Arrays.copyOf(people, size * 2);
            }
            people[size] = row;
            size++;
        }

        Crowd crowd(int now, long burst) {
            Arrays.sort(people, 0, size, (a, b) -> Long.compare(a[0], b[0]));
            long[] rows = new long[size * FIELDS];
            for (int i = 0; i < size; i++) {
                System.arraycopy(people[i], 0, rows, i * FIELDS, FIELDS);
            }
            return new Crowd(rows, size, now, burst);
        }
    }
}
