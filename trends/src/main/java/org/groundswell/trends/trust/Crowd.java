package org.groundswell.trends.trust;

import java.util.Arrays;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Whereabouts;

/**
 * The people of a tag at one moment, as rows for the signals: person, minute and place of the newest use, minute of the
 * first, traits, text. Ordered by person, so that results do not depend on the order of arrival. A crowd of more than
 * about 4,000 is reduced to a sample by a hash.
 */
public final class Crowd {
    private static final int MOST = 4_096;
    private static final int FIELDS = 6;
    private static final int PERSON = 0;
    private static final int MINUTE = 1;
    private static final int WHERE = 2;
    private static final int FIRST_MINUTE = 3;
    private static final int TRAITS = 4;
    private static final int TEXT = 5;

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
     * @param burst identifies the tag's activity of this day in the {@link BurstMemory}
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

    /** The minute for which the crowd was gathered. */
    int now() {
        return now;
    }

    public long person(int i) {
        return field(i, PERSON);
    }

    public int minute(int i) {
        return (int) field(i, MINUTE);
    }

    public int country(int i) {
        return Whereabouts.country((int) field(i, WHERE));
    }

    public int language(int i) {
        return Whereabouts.language((int) field(i, WHERE));
    }

    /** Whether somebody counts in a place, given by its id: a country, a language, or 0 for the world. */
    public boolean isIn(int i, int place) {
        return place == 0 || country(i) == place || language(i) == place;
    }

    /** The spot of the newest use; 0 if it has no coordinates. */
    int spot(int i) {
        return Whereabouts.spot((int) field(i, WHERE));
    }

    public int firstMinute(int i) {
        return (int) field(i, FIRST_MINUTE);
    }

    public int trust(int i) {
        return Traits.trust(traits(i));
    }

    int bornMinute(int i) {
        return Traits.bornMinute(traits(i));
    }

    int origin(int i) {
        return Traits.origin(traits(i));
    }

    int circle(int i) {
        return Traits.circle(traits(i));
    }

    long text(int i) {
        return field(i, TEXT);
    }

    private long traits(int i) {
        return field(i, TRAITS);
    }

    private long field(int i, int field) {
        return rows[i * FIELDS + field];
    }

    /** Collects rows, then sorts them. */
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
            Arrays.sort(people, 0, size, (a, b) -> Long.compare(a[PERSON], b[PERSON]));
            long[] rows = new long[size * FIELDS];
            for (int i = 0; i < size; i++) {
                System.arraycopy(people[i], 0, rows, i * FIELDS, FIELDS);
            }
            return new Crowd(rows, size, now, burst);
        }
    }
}
