package org.groundswell.trends.count;

import java.io.IOException;
import java.util.stream.LongStream;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Traits;
import org.groundswell.trends.model.Window;

/**
 * The distinct people who used a tag in the last six hours, each with the minute and place of every use, so that any
 * use can be retracted exactly. Each person is counted once, where their newest use is. From {@code mostPeople} on, a
 * sample is kept in which each person stands for 2 to the power of {@link #sampling} people. Adding a use costs one
 * probe of a hash table.
 *
 * <p>Not thread-safe.
 */
public final class People {
    /*
     * How it works.
     *
     * A person's uses are kept as distinct (minute, place) slots with a count each. The newest slot is in the person's
     * entry of the PersonTable, older ones are a list in OlderUses; when the newest is retracted, the one before takes
     * its place. The content is therefore a function of the uses alone, not of the order in which they came.
     *
     * A person whose newest use is older than six hours stays in the table until room is needed, and so do older uses.
     *
     * A sample keeps the people whose hash ends in as many zero bits as there were halvings, which is the same choice
     * for every tag and on every machine. Unlike a sketch, a sample supports deletions: Gibbons, "Distinct sampling for
     * highly-accurate answers to distinct values queries and event reports", VLDB 2001.
     */

    /**
     * Receives each change of where a person is counted: minute, place and weight before and after. A minute of {@link
     * #NOWHERE} means not counted.
     */
    public interface Moves {
        void moved(int fromMinute, int fromWhere, int fromWeight, int toMinute, int toWhere, int toWeight);
    }

    /** Receives the people one by one. */
    public interface Visitor {
        /**
         * @param minute of the newest use, since the epoch
         * @param where of the newest use, as {@code Whereabouts} packs it
         * @param firstMinute of the oldest use of the last six hours
         * @param traits as {@link Traits} packs them
         * @param text sketch of the newest use's text
         */
        void visit(long person, int minute, int where, int firstMinute, long traits, long text);
    }

    public static final int NOWHERE = Integer.MIN_VALUE;

    private static final int LONGEST = Window.SIX_HOURS.minutes();
    private static final int SMALLEST = 4;
    private static final long[] NO_USES = {};

    private final int mostPeople;
    private PersonTable table;
    private OlderUses older;
    private int size;
    private int sampling;

    /** @param mostPeople from how many people on only a sample is kept */
    public People(int mostPeople) {
        this.mostPeople = mostPeople;
        table = new PersonTable(SMALLEST);
        older = new OlderUses();
    }

    /** Restores what {@link #save} wrote. */
    public People(int mostPeople, CheckpointInput in) throws CheckpointException {
        this.mostPeople = mostPeople;
        table = new PersonTable(in.longNumbers());
        size = in.number();
        sampling = in.number();
        older = new OlderUses(in);
    }

    public void save(CheckpointOutput out) throws IOException {
        out.numbers(table.entries());
        out.number(size);
        out.number(sampling);
        older.save(out);
    }

    /** How many times the people were halved: each person here stands for 2 to the power of this. */
    public int sampling() {
        return sampling;
    }

    /** How many people are kept; some may be too old to be counted. */
    public int size() {
        return size;
    }

    /**
     * Counts a use.
     *
     * @param minute of the use, since the epoch
     * @param where as {@code Whereabouts} packs it
     * @param traits as {@link Traits} packs them
     * @param now the current minute: when room is needed, people last seen six hours before it are dropped
     */
    public void add(long person, int minute, int where, long traits, long text, int now, Moves moves) {
        if (!isSampled(person)) {
            return;
        }
        int at = table.find(person);
        if (!table.isFree(at)) {
            makeRoomForOlder(now);
            addTo(at, UseKey.of(minute, where), traits, text, moves);
            return;
        }
        if (size + 1 > table.capacity() * 3 / 4) {
            makeRoom(now, moves);
            if (!isSampled(person)) {
                return;
            }
            at = table.find(person);
        }
        table.put(at, person);
        table.setNewest(at, UseKey.of(minute, where), 1, OlderUses.NONE);
        table.describe(at, traits, text);
        size++;
        moves.moved(NOWHERE, 0, 0, minute, where, Traits.trust(traits));
    }

    private void addTo(int at, long key, long traits, long text, Moves moves) {
        long newest = table.newest(at);
        if (key < newest) {
            addOlder(at, UseKey.minute(key), UseKey.where(key), 1);
            return;
        }
        if (key == newest) {
            table.addCount(at, 1);
        } else {
            addOlder(at, UseKey.minute(newest), UseKey.where(newest), table.count(at));
            table.setNewest(at, key, 1, table.older(at));
        }
        int oldWeight = Traits.trust(table.traits(at));
        int weight = Traits.trust(traits);
        table.describe(at, traits, text);
        if (key != newest || oldWeight != weight) {
            moves.moved(
                    UseKey.minute(newest),
                    UseKey.where(newest),
                    oldWeight,
                    UseKey.minute(key),
                    UseKey.where(key),
                    weight);
        }
    }

    /** Retracts a use. Returns false if there is no such use here. */
    public boolean remove(long person, int minute, int where, Moves moves) {
        if (!isSampled(person)) {
            return false;
        }
        int at = table.find(person);
        if (table.isFree(at)) {
            return false;
        }
        if (UseKey.of(minute, where) != table.newest(at)) {
            return removeOlder(at, UseKey.of(minute, where));
        }
        if (table.count(at) > 1) {
            table.addCount(at, -1);
            return true;
        }
        int weight = Traits.trust(table.traits(at));
        int before = table.older(at);
        if (before == OlderUses.NONE) {
            table.remove(at);
            size--;
            moves.moved(minute, where, weight, NOWHERE, 0, 0);
            return true;
        }
        table.setNewest(at, older.key(before), older.count(before), older.next(before));
        older.free(before);
        moves.moved(minute, where, weight, table.minute(at), table.where(at), weight);
        return true;
    }

    /** Passes each person whose newest use is younger than six hours to the visitor, in no particular order. */
    public void each(int now, Visitor visitor) {
        for (int at = 0; at < table.end(); at += PersonTable.STRIDE) {
            if (isAlive(table, at, now)) {
                visitor.visit(
                        table.person(at),
                        table.minute(at),
                        table.where(at),
                        firstMinute(at, now),
                        table.traits(at),
                        table.text(at));
            }
        }
    }

    /** Whether a person would be kept here: false if the sample leaves them out. */
    public boolean keeps(long person) {
        return isSampled(person);
    }

    /**
     * The people with a use in a period of minutes, in the order of their hashes: the first of them are a sample.
     *
     * @param leastTrust how much their newest use has to be trusted, as {@link Traits#trust}; 0 for everyone
     */
    public long[] between(int from, int to, int leastTrust) {
        LongStream.Builder found = LongStream.builder();
        for (int at = 0; at < table.end(); at += PersonTable.STRIDE) {
            if (!table.isFree(at)
                    && Traits.trust(table.traits(at)) >= leastTrust
                    && newestBefore(at, UseKey.of(to, 0)) >= UseKey.of(from, 0)) {
                found.add(table.person(at));
            }
        }
        return found.build()
                .map(PersonTable::hash)
                .sorted()
                .map(PersonTable::personOf)
                .toArray();
    }

    /**
     * A person's uses in a period of minutes, one for each minute and place: keys that are in the order of minutes, newest
     * first, and equal for the uses of two tags in one post.
     */
    public long[] usesBetween(long person, int from, int to) {
        int at = table.find(person);
        if (table.isFree(at)) {
            return NO_USES;
        }
        LongStream.Builder keys = LongStream.builder();
        keys.add(table.newest(at));
        for (int number = table.older(at); number != OlderUses.NONE; number = older.next(number)) {
            keys.add(older.key(number));
        }
        return keys.build()
                .filter(key -> UseKey.minute(key) >= from && UseKey.minute(key) < to)
                .toArray();
    }

    /** The key of a person's newest use before another key; the smallest number if there is none. */
    private long newestBefore(int at, long before) {
        if (table.newest(at) < before) {
            return table.newest(at);
        }
        for (int number = table.older(at); number != OlderUses.NONE; number = older.next(number)) {
            if (older.key(number) < before) {
                return older.key(number);
            }
        }
        return Long.MIN_VALUE;
    }

    /** About how much memory it takes. */
    public long bytes() {
        return 80 + (long) table.end() * Long.BYTES + older.bytes();
    }

    private int firstMinute(int at, int now) {
        int first = table.minute(at);
        int number = table.older(at);
        // They are in the order of minutes, the newest first.
        while (number != OlderUses.NONE && older.minute(number) > now - LONGEST) {
            first = older.minute(number);
            number = older.next(number);
        }
        return first;
    }

    /**
     * Drops uses older than six hours when older uses need more memory, so that a tag of the same few people doesn't
     * remember all of their uses for ever.
     */
    private void makeRoomForOlder(int now) {
        if (!older.isFull()) {
            return;
        }
        for (int at = 0; at < table.end(); at += PersonTable.STRIDE) {
            if (!table.isFree(at)) {
                dropOlder(at, now);
            }
        }
        if (older.isMostlyUsed()) {
            older.grow();
        }
    }

    private void dropOlder(int at, int now) {
        int before = OlderUses.NONE;
        int number = table.older(at);
        while (number != OlderUses.NONE && older.minute(number) > now - LONGEST) {
            before = number;
            number = older.next(number);
        }
        if (number == OlderUses.NONE) {
            return;
        }
        link(at, before, OlderUses.NONE);
        while (number != OlderUses.NONE) {
            int next = older.next(number);
            older.free(number);
            number = next;
        }
    }

    /** Puts an older slot into the person's list, which is ordered newest first. */
    private void addOlder(int at, int minute, int where, int count) {
        long key = UseKey.of(minute, where);
        int before = OlderUses.NONE;
        int number = table.older(at);
        while (number != OlderUses.NONE && older.key(number) > key) {
            before = number;
            number = older.next(number);
        }
        if (number != OlderUses.NONE && older.key(number) == key) {
            older.addCount(number, count);
        } else {
            link(at, before, older.allocate(minute, where, count, number));
        }
    }

    private boolean removeOlder(int at, long key) {
        int before = OlderUses.NONE;
        for (int number = table.older(at); number != OlderUses.NONE; number = older.next(number)) {
            if (older.key(number) == key) {
                older.addCount(number, -1);
                if (older.count(number) == 0) {
                    link(at, before, older.next(number));
                    older.free(number);
                }
                return true;
            }
            before = number;
        }
        return false;
    }

    /** Lets a slot, or the person's entry if there is none before, point to another slot. */
    private void link(int at, int before, int number) {
        if (before == OlderUses.NONE) {
            table.setOlder(at, number);
        } else {
            older.setNext(before, number);
        }
    }

    /** Drops people who have not been seen for six hours; if that is not enough, grows, or halves the sample. */
    private void makeRoom(int now, Moves moves) {
        int alive = 0;
        for (int at = 0; at < table.end(); at += PersonTable.STRIDE) {
            alive += isAlive(table, at, now) ? 1 : 0;
        }
        if (alive >= mostPeople) {
            sampling++;
            alive /= 2;
        }
        int wanted = SMALLEST;
        while (alive >= wanted / 2 && wanted < (1 << 30)) {
            wanted *= 2;
        }
        rebuild(wanted, now, moves);
    }

    private void rebuild(int capacity, int now, Moves moves) {
        PersonTable from = table;
        OlderUses fromOlder = older;
        table = new PersonTable(capacity);
        older = new OlderUses();
        size = 0;
        for (int at = 0; at < from.end(); at += PersonTable.STRIDE) {
            if (!isAlive(from, at, now)) {
                continue;
            }
            if (isSampled(from.person(at))) {
                keep(from, at, fromOlder, now);
            } else {
                int weight = Traits.trust(from.traits(at));
                moves.moved(from.minute(at), from.where(at), weight, NOWHERE, 0, 0);
            }
        }
    }

    private void keep(PersonTable from, int fromAt, OlderUses fromOlder, int now) {
        int at = table.find(from.person(fromAt));
        table.copy(at, from, fromAt);
        size++;
        for (int number = from.older(fromAt); number != OlderUses.NONE; number = fromOlder.next(number)) {
            if (fromOlder.minute(number) > now - LONGEST) {
                addOlder(at, fromOlder.minute(number), fromOlder.where(number), fromOlder.count(number));
            }
        }
    }

    private static boolean isAlive(PersonTable table, int at, int now) {
        return !table.isFree(at) && table.minute(at) > now - LONGEST;
    }

    private boolean isSampled(long person) {
        return sampling == 0 || (PersonTable.hash(person) & ((1L << sampling) - 1)) == 0;
    }
}
