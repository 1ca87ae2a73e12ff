package org.groundswell.trends.place;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Whereabouts;

/**
 * The people who used any tag in the last hour, with their places. Adding a use costs one probe of a hash table; people
 * are counted by one pass over the table when a quarter of an hour ends. People can be partitioned over several
 * instances, whose {@link Counts} are added.
 *
 * <p>A use that is retracted does not make its author inactive.
 *
 * <p>Not thread-safe.
 */
public final class PlaceActivity {
    private static final int MINUTES = 60;
    private static final int SMALLEST = 64;
    private static final int WORLD = 0;

    private long[] person;
    private int[] minute;
    private int[] where;
    /** The server's number, shifted by a bit that says whether the person is known. */
    private int[] origin;

    private int size;

    public PlaceActivity() {
        person = new long[SMALLEST];
        minute = new int[SMALLEST];
        where = new int[SMALLEST];
        origin = new int[SMALLEST];
        Arrays.fill(minute, Integer.MIN_VALUE);
    }

    /** Restores what {@link #save} wrote. */
    public PlaceActivity(CheckpointInput in) throws CheckpointException {
        person = in.longNumbers();
        minute = in.numbers();
        where = in.numbers();
        origin = in.numbers();
        size = in.number();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.numbers(person);
        out.numbers(minute);
        out.numbers(where);
        out.numbers(origin);
        out.number(size);
    }

    /**
     * Distinct people of the last hour.
     *
     * @param places by the place's id, 0 for the world
     * @param known those that are known, by the place's id
     * @param servers those of other servers, by place and server
     */
    public record Counts(Map<Integer, Integer> places, Map<Integer, Integer> known, Map<ServerIn, Integer> servers) {
        /** The sum of these counts and those of a disjoint set of people. */
        public Counts plus(Counts others) {
            return new Counts(sum(places, others.places), sum(known, others.known), sum(servers, others.servers));
        }

        private static <K> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
            Map<K, Integer> sum = new HashMap<>(one);
            other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
            return sum;
        }
    }

    /**
     * A server in a place.
     *
     * @param place the place's id, 0 for the world
     * @param server its number; never 0, which is this one
     */
    public record ServerIn(int place, int server) implements Comparable<ServerIn> {
        private static final Comparator<ServerIn> ORDER =
                Comparator.comparingInt(ServerIn::place).thenComparingInt(ServerIn::server);

        @Override
        public int compareTo(ServerIn other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Records that a person is active.
     *
     * @param at the minute, since the epoch
     * @param whereabouts as {@code Whereabouts} packs them
     * @param server its number; 0 for this one
     * @param known whether the person is trusted in full
     */
    public void seen(long id, int at, int whereabouts, int server, boolean known) {
        int slot = find(id);
        if (minute[slot] == Integer.MIN_VALUE) {
            if (size >= minute.length / 2) {
                resize(minute.length * 2, Integer.MIN_VALUE);
                slot = find(id);
            }
            person[slot] = id;
            size++;
        } else if (minute[slot] >= at) {
            return;
        }
        minute[slot] = at;
        where[slot] = whereabouts;
        origin[slot] = server << 1 | (known ? 1 : 0);
    }

    /** Counts the people of the hour before a minute, and drops the others. */
    public Counts close(int at) {
        int[] people = new int[Whereabouts.FIRST_LANGUAGE];
        int[] known = new int[Whereabouts.FIRST_LANGUAGE];
        Map<ServerIn, Integer> servers = new HashMap<>();
        int alive = 0;
        int knownAlive = 0;
        for (int i = 0; i < minute.length; i++) {
            if (minute[i] < at - MINUTES) {
                continue;
            }
            int country = Whereabouts.country(where[i]);
            int language = Whereabouts.language(where[i]);
            if (language >= people.length) {
                people = Arrays.copyOf(people, Math.max(language + 1, 2 * people.length));
                known = Arrays.copyOf(known, people.length);
            }
            int isKnown = origin[i] & 1;
            alive++;
            knownAlive += isKnown;
            people[country]++;
            people[language]++;
            known[country] += isKnown;
            known[language] += isKnown;
            int server = origin[i] >>> 1;
            if (server != 0) {
                servers.merge(new ServerIn(WORLD, server), 1, Integer::sum);
                countServer(country, server, servers);
                countServer(language, server, servers);
            }
        }
        // What was counted for unknown countries and languages is nobody's: their number is that of the world.
        people[WORLD] = alive;
        known[WORLD] = knownAlive;
        int wanted = SMALLEST;
        while (wanted < alive * 4) {
            wanted *= 2;
        }
        resize(wanted, at - MINUTES);
        return new Counts(byPlace(people), byPlace(known), servers);
    }

    private static void countServer(int place, int server, Map<ServerIn, Integer> servers) {
        if (place != WORLD) {
            servers.merge(new ServerIn(place, server), 1, Integer::sum);
        }
    }

    private static Map<Integer, Integer> byPlace(int[] people) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < people.length; place++) {
            if (people[place] > 0) {
                places.put(place, people[place]);
            }
        }
        return places;
    }

    /** The approximate memory in use, in bytes. */
    public long bytes() {
        return (long) minute.length * (Long.BYTES + 3 * Integer.BYTES);
    }

    private void resize(int capacity, int oldestKept) {
        long[] oldPerson = person;
        int[] oldMinute = minute;
        int[] oldWhere = where;
        int[] oldOrigin = origin;
        person = new long[capacity];
        minute = new int[capacity];
        where = new int[capacity];
        origin = new int[capacity];
        Arrays.fill(minute, Integer.MIN_VALUE);
        size = 0;
        for (int i = 0; i < oldMinute.length; i++) {
            if (oldMinute[i] != Integer.MIN_VALUE && oldMinute[i] >= oldestKept) {
                int slot = find(oldPerson[i]);
                person[slot] = oldPerson[i];
                minute[slot] = oldMinute[i];
                where[slot] = oldWhere[i];
                origin[slot] = oldOrigin[i];
                size++;
            }
        }
    }

    private int find(long id) {
        long z = (id + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        int mask = minute.length - 1;
        int slot = (int) (z >>> 33) & mask;
        while (minute[slot] != Integer.MIN_VALUE && person[slot] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
