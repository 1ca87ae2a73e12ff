package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;

/**
 * The people who used a tag in the last six hours, each with when and where, so that any use can be taken back exactly.
 *
 * <p>Each person's uses are kept as distinct (minute, place) slots with a count of each; the newest slot is where the
 * person is counted, and when it is taken back the one before becomes the newest. What is held is therefore a function of
 * the uses alone, not of the order in which they came. An open-addressing table of {@code long}s: 40 bytes an entry,
 * older slots in a side table. A use costs one probe.
 *
 * <p>Above a size that is set from outside, people are thinned by a hash that is the same everywhere (Gibbons: <i>Distinct
 * sampling for highly-accurate answers to distinct values queries</i>, VLDB 2001): unlike a sketch, a sample can forget.
 *
 * <p>Not thread-safe.
 */
public final class People {
    /** Hears that a person is now counted elsewhere. A minute of {@link #NOWHERE} is no minute. */
    public interface Moves {
        void moved(int fromMinute, int fromWhere, int fromWeight, int toMinute, int toWhere, int toWeight);
    }

    /** Is shown the people one by one. */
    public interface Visitor {
        /**
         * @param minute of the newest use
         * @param where of the newest use
         * @param firstMinute of the oldest use that is remembered
         * @param traits as {@code Who} packs them
         * @param text similarity hash of the newest use's text
         */
        void visit(long person, int minute, int where, int firstMinute, long traits, long text);
    }

    public static final int NOWHERE = Integer.MIN_VALUE;

    private static final int LONGEST = Window.SIX_HOURS.minutes();
    private static final int STRIDE = 5;
    private static final int KEY = 1;
    private static final int USES = 2;
    private static final int TRAITS = 3;
    private static final int TEXT = 4;
    private static final int SMALLEST = 4;
    private static final int OLDER_STRIDE = 4;
    private static final long TRUST = 31;

    private final int mostPeople;
    private long[] table;
    private int capacity;
    private int size;
    private int sampling;

    /** Older slots: minute, where, uses, the next one's number. Numbers start at 1; 0 is none. */
    private int[] older;

    private int olderFree;
    private int olderUsed;

    /** @param mostPeople from how many people on they are thinned by halves */
    public People(int mostPeople) {
        this.mostPeople = mostPeople;
        table = new long[SMALLEST * STRIDE];
        capacity = SMALLEST;
        older = new int[0];
    }

    /** Those that were {@link #save saved}. */
    public People(int mostPeople, CheckpointInput in) throws CheckpointException {
        this.mostPeople = mostPeople;
        table = in.longNumbers();
        capacity = table.length / STRIDE;
        size = in.number();
        sampling = in.number();
        older = in.numbers();
        olderFree = in.number();
        olderUsed = in.number();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.numbers(table);
        out.number(size);
        out.number(sampling);
        out.numbers(older);
        out.number(olderFree);
        out.number(olderUsed);
    }

    /** Each person here stands for 2 to the power of this many. */
    public int sampling() {
        return sampling;
    }

    public int size() {
        return size;
    }

    /** Counts a use; {@code now} says which entries are too old to be kept when room is needed. */
    public void add(long person, int minute, int where, long traits, long text, int now, Moves moves) {
        if (!isSampled(person)) {
            return;
        }
        int at = find(person);
        if (table[at + USES] == 0) {
            if (size + 1 > capacity * 3 / 4) {
                makeRoom(now, moves);
                if (!isSampled(person)) {
                    return;
                }
                at = find(person);
            }
            table[at] = person;
            table[at + KEY] = key(minute, where);
            table[at + USES] = uses(1, 0);
            table[at + TRAITS] = traits;
            table[at + TEXT] = text;
            size++;
            moves.moved(NOWHERE, 0, 0, minute, where, weight(traits));
            return;
        }
        long newest = table[at + KEY];
        long key = key(minute, where);
        if (key == newest) {
            table[at + USES] += 1L << 32;
        } else if (key < newest) {
            addOlder(at, minute, where, 1);
            return;
        } else {
            int count = count(table[at + USES]);
            addOlder(at, minuteOf(newest), whereOf(newest), count);
            table[at + KEY] = key;
            table[at + USES] = uses(1, next(table[at + USES]));
        }
        int oldWeight = weight(table[at + TRAITS]);
        table[at + TRAITS] = traits;
        table[at + TEXT] = text;
        if (key != newest || oldWeight != weight(traits)) {
            moves.moved(minuteOf(newest), whereOf(newest), oldWeight, minute, where, weight(traits));
        }
    }

    /** Takes a use back; false if it is not known here. */
    public boolean remove(long person, int minute, int where, Moves moves) {
        if (!isSampled(person)) {
            return false;
        }
        int at = find(person);
        if (table[at + USES] == 0) {
            return false;
        }
        long key = key(minute, where);
        long newest = table[at + KEY];
        if (key != newest) {
            return removeOlder(at, minute, where);
        }
        int count = count(table[at + USES]);
        if (count > 1) {
            table[at + USES] -= 1L << 32;
            return true;
        }
        int weight = weight(table[at + TRAITS]);
        int first = next(table[at + USES]);
        if (first == 0) {
            delete(at);
            moves.moved(minute, where, weight, NOWHERE, 0, 0);
            return true;
        }
        int slot = (first - 1) * OLDER_STRIDE;
        int beforeMinute = older[slot];
        int beforeWhere = older[slot + 1];
        table[at + KEY] = key(beforeMinute, beforeWhere);
        table[at + USES] = uses(older[slot + 2], older[slot + 3]);
        free(first);
        moves.moved(minute, where, weight, beforeMinute, beforeWhere, weight);
        return true;
    }

    /** Shows everybody whose newest use is younger than six hours. In no order that means anything. */
    public void each(int now, Visitor visitor) {
        for (int at = 0; at < table.length; at += STRIDE) {
            if (table[at + USES] != 0) {
                int minute = minuteOf(table[at + KEY]);
                if (minute > now - LONGEST) {
                    visitor.visit(
                            table[at],
                            minute,
                            whereOf(table[at + KEY]),
                            firstMinute(at),
                            table[at + TRAITS],
                            table[at + TEXT]);
                }
            }
        }
    }

    /** About how much memory it takes. */
    public long bytes() {
        return 80 + (long) table.length * Long.BYTES + (long) older.length * Integer.BYTES;
    }

    private int firstMinute(int at) {
        int first = minuteOf(table[at + KEY]);
        for (int number = next(table[at + USES]); number != 0; number = older[(number - 1) * OLDER_STRIDE + 3]) {
            first = Math.min(first, older[(number - 1) * OLDER_STRIDE]);
        }
        return first;
    }

    /** Puts an older slot in its place in the person's chain, newest first. */
    private void addOlder(int at, int minute, int where, int count) {
        long key = key(minute, where);
        int before = 0;
        int number = next(table[at + USES]);
        while (number != 0 && olderKey(number) > key) {
            before = number;
            number = older[(number - 1) * OLDER_STRIDE + 3];
        }
        if (number != 0 && olderKey(number) == key) {
            older[(number - 1) * OLDER_STRIDE + 2] += count;
            return;
        }
        int fresh = allocate();
        int slot = (fresh - 1) * OLDER_STRIDE;
        older[slot] = minute;
        older[slot + 1] = where;
        older[slot + 2] = count;
        older[slot + 3] = number;
        link(at, before, fresh);
    }

    private boolean removeOlder(int at, int minute, int where) {
        long key = key(minute, where);
        int before = 0;
        for (int number = next(table[at + USES]); number != 0; number = older[(number - 1) * OLDER_STRIDE + 3]) {
            if (olderKey(number) == key) {
                int slot = (number - 1) * OLDER_STRIDE;
                older[slot + 2]--;
                if (older[slot + 2] == 0) {
                    link(at, before, older[slot + 3]);
                    free(number);
                }
                return true;
            }
            before = number;
        }
        return false;
    }

    private void link(int at, int before, int number) {
        if (before == 0) {
            table[at + USES] = uses(count(table[at + USES]), number);
        } else {
            older[(before - 1) * OLDER_STRIDE + 3] = number;
        }
    }

    private int allocate() {
        if (olderFree != 0) {
            int number = olderFree;
            olderFree = older[(number - 1) * OLDER_STRIDE + 3];
            return number;
        }
        if ((olderUsed + 1) * OLDER_STRIDE > older.length) {
            older = Arrays.copyOf(older, Math.max(2 * OLDER_STRIDE, older.length * 2));
        }
        olderUsed++;
        return olderUsed;
    }

    private void free(int number) {
        older[(number - 1) * OLDER_STRIDE + 3] = olderFree;
        olderFree = number;
    }

    private long olderKey(int number) {
        int slot = (number - 1) * OLDER_STRIDE;
        return key(older[slot], older[slot + 1]);
    }

    /** Lets go of who has not been seen for six hours; if that is not enough, grows, or thins. */
    private void makeRoom(int now, Moves moves) {
        int alive = 0;
        for (int at = 0; at < table.length; at += STRIDE) {
            if (table[at + USES] != 0 && minuteOf(table[at + KEY]) > now - LONGEST) {
                alive++;
            }
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

    private void rebuild(int newCapacity, int now, Moves moves) {
        long[] old = table;
        int[] oldOlder = older;
        table = new long[newCapacity * STRIDE];
        capacity = newCapacity;
        size = 0;
        older = new int[0];
        olderFree = 0;
        olderUsed = 0;
        for (int from = 0; from < old.length; from += STRIDE) {
            if (old[from + USES] == 0 || minuteOf(old[from + KEY]) <= now - LONGEST) {
                continue;
            }
            if (!isSampled(old[from])) {
                moves.moved(
                        minuteOf(old[from + KEY]), whereOf(old[from + KEY]), weight(old[from + TRAITS]), NOWHERE, 0, 0);
                continue;
            }
            int at = find(old[from]);
            System.arraycopy(old, from, table, at, STRIDE);
            table[at + USES] = uses(count(old[from + USES]), 0);
            size++;
            for (int number = next(old[from + USES]); number != 0; number = oldOlder[(number - 1) * OLDER_STRIDE + 3]) {
                int slot = (number - 1) * OLDER_STRIDE;
                if (oldOlder[slot] > now - LONGEST) {
                    addOlder(at, oldOlder[slot], oldOlder[slot + 1], oldOlder[slot + 2]);
                }
            }
        }
    }

    /** Empties an entry and closes the gap, so that no probe ends too early. */
    private void delete(int at) {
        size--;
        int gap = at;
        int next = following(gap);
        while (table[next + USES] != 0) {
            int home = home(table[next]);
            boolean stays = gap <= next ? gap < home && home <= next : gap < home || home <= next;
            if (!stays) {
                System.arraycopy(table, next, table, gap, STRIDE);
                gap = next;
            }
            next = following(next);
        }
        Arrays.fill(table, gap, gap + STRIDE, 0);
    }

    private int find(long person) {
        int at = home(person);
        while (table[at + USES] != 0 && table[at] != person) {
            at = following(at);
        }
        return at;
    }

    private int following(int at) {
        int next = at + STRIDE;
        return next == table.length ? 0 : next;
    }

    private int home(long person) {
        return (int) (mix(person) >>> 32 & (capacity - 1)) * STRIDE;
    }

    private boolean isSampled(long person) {
        return sampling == 0 || (mix(person) & ((1L << sampling) - 1)) == 0;
    }

    /** Stafford's mix 13: every bit of the result depends on every bit of the person. */
    private static long mix(long person) {
        long z = person + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static long key(int minute, int where) {
        return (long) minute << 32 | where;
    }

    private static int minuteOf(long key) {
        return (int) (key >> 32);
    }

    private static int whereOf(long key) {
        return (int) key;
    }

    private static long uses(int count, int next) {
        return (long) count << 32 | next;
    }

    private static int count(long uses) {
        return (int) (uses >>> 32);
    }

    private static int next(long uses) {
        return (int) uses;
    }

    private static int weight(long traits) {
        return (int) (traits & TRUST);
    }
}
