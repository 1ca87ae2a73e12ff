package org.groundswell.trends.count;

import java.util.Arrays;

/**
 * An open-addressing hash table of people in one array of {@code long}s, forty bytes an entry: the person, {@link
 * UseKey minute and place} of the newest use, how many uses there were then and where the {@link OlderUses older} ones
 * begin, the person's traits, and the newest use's text. An entry is addressed by its offset in the array, which is
 * valid until the next {@link #remove}.
 *
 * <p>The table has a fixed size and never fills: its owner replaces it before it is three quarters full.
 */
final class PersonTable {
    /** From one entry's offset to the next one's. */
    static final int STRIDE = 5;

    private static final int PERSON = 0;
    private static final int NEWEST = 1;
    private static final int USES = 2;
    private static final int TRAITS = 3;
    private static final int TEXT = 4;

    private final long[] entries;
    private final int mask;

    /** @param capacity how many entries there is room for: a power of two */
    PersonTable(int capacity) {
        this(new long[capacity * STRIDE]);
    }

    /** @param entries those of another table, as {@link #entries} returned them */
    PersonTable(long[] entries) {
        this.entries = entries;
        this.mask = entries.length / STRIDE - 1;
    }

    /** All entries, for a checkpoint. */
    long[] entries() {
        return entries;
    }

    int capacity() {
        return mask + 1;
    }

    /** The offset after the last entry. */
    int end() {
        return entries.length;
    }

    /** The person's entry, or the free one where the person belongs. */
    int find(long person) {
        int at = home(person);
        while (!isFree(at) && entries[at + PERSON] != person) {
            at = following(at);
        }
        return at;
    }

    boolean isFree(int at) {
        return entries[at + USES] == 0;
    }

    long person(int at) {
        return entries[at + PERSON];
    }

    /** The {@link UseKey} of the newest use. */
    long newest(int at) {
        return entries[at + NEWEST];
    }

    int minute(int at) {
        return UseKey.minute(newest(at));
    }

    int where(int at) {
        return UseKey.where(newest(at));
    }

    /** How many uses there were in the newest minute and place. */
    int count(int at) {
        return (int) (entries[at + USES] >>> Integer.SIZE);
    }

    /** The number of the newest older slot; {@link OlderUses#NONE} if there is none. */
    int older(int at) {
        return (int) entries[at + USES];
    }

    long traits(int at) {
        return entries[at + TRAITS];
    }

    long text(int at) {
        return entries[at + TEXT];
    }

    void put(int at, long person) {
        entries[at + PERSON] = person;
    }

    /** Copies a person's entry from another table, without older slots. */
    void copy(int at, PersonTable other, int from) {
        System.arraycopy(other.entries, from, entries, at, STRIDE);
        setOlder(at, OlderUses.NONE);
    }

    void setNewest(int at, long key, int count, int older) {
        entries[at + NEWEST] = key;
        setUses(at, count, older);
    }

    void addCount(int at, int more) {
        entries[at + USES] += (long) more << Integer.SIZE;
    }

    void setOlder(int at, int older) {
        setUses(at, count(at), older);
    }

    void describe(int at, long traits, long text) {
        entries[at + TRAITS] = traits;
        entries[at + TEXT] = text;
    }

    /** Empties an entry and closes the gap, so that no probe ends too early. */
    void remove(int at) {
        int gap = at;
        int next = following(gap);
        while (!isFree(next)) {
            int home = home(person(next));
            boolean stays = gap <= next ? gap < home && home <= next : gap < home || home <= next;
            if (!stays) {
                System.arraycopy(entries, next, entries, gap, STRIDE);
                gap = next;
            }
            next = following(next);
        }
        Arrays.fill(entries, gap, gap + STRIDE, 0);
    }

    /** A hash of a person: Stafford's mix 13, where every bit of the result depends on every bit of the person. */
    static long hash(long person) {
        long z = person + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The person of a hash: each step of {@link #hash} undone, multiplications by their inverses modulo 2^64. */
    static long personOf(long hash) {
        long z = hash ^ hash >>> 31 ^ hash >>> 62;
        z *= 0x319642B2D24D8EC3L;
        z ^= z >>> 27 ^ z >>> 54;
        z *= 0x96DE1B173F119089L;
        z ^= z >>> 30 ^ z >>> 60;
        return z - 0x9E3779B97F4A7C15L;
    }

    private void setUses(int at, int count, int older) {
        entries[at + USES] = (long) count << Integer.SIZE | older;
    }

    private int following(int at) {
        int next = at + STRIDE;
        return next == entries.length ? 0 : next;
    }

    private int home(long person) {
        return (int) (hash(person) >>> 32 & mask) * STRIDE;
    }
}
