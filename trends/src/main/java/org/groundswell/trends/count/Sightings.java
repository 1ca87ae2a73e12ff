package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * Tags that only one person has used, within one minute, in the last six hours: 24 bytes each, without their names.
 * Most tags never have a second user; one that does is removed from here and gets a {@code Tag} with full state.
 *
 * <p>Bounded by a memory budget: when room is needed, tags older than six hours are dropped first, then the older half
 * of the others.
 *
 * <p>Not thread-safe.
 */
public final class Sightings {
    /*
     * An open-addressing hash table by the hash of the tag's name, in segments that grow one at a time: growing takes
     * little extra memory, and no array is too large for a garbage collector to move.
     */

    private static final int LONGEST = Window.SIX_HOURS.minutes();
    private static final int SEGMENTS = 1_024;

    private static final int SEGMENT_BITS = 10;
    /** An entry: the hash of the tag's name, the person, and minute, uses and place packed. */
    private static final int STRIDE = 3;

    private static final int TAG = 0;
    private static final int PERSON = 1;
    private static final int PACKED = 2;
    private static final int SMALLEST = 16;
    /**
     * From the lowest bit of a packed use: its place (never negative), how often, whether its author is plain, and above
     * them its minute.
     */
    private static final int WHERE_BITS = 31;

    private static final int USES_BITS = 4;
    private static final int MOST_USES = (1 << USES_BITS) - 1;
    private static final int PLAIN_AT = WHERE_BITS + USES_BITS;
    private static final int MINUTE_AT = PLAIN_AT + 1;

    private final long[][] segments = new long[SEGMENTS][SMALLEST * STRIDE];
    private final int[] sizes = new int[SEGMENTS];
    private int mostSlots;

    /** @param bytes the memory budget */
    public Sightings(long bytes) {
        setBudget(bytes);
    }

    /** Restores what {@link #save} wrote. */
    public Sightings(CheckpointInput in) throws CheckpointException {
        mostSlots = in.number();
        for (int s = 0; s < SEGMENTS; s++) {
            segments[s] = in.longNumbers();
            sizes[s] = in.number();
        }
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(mostSlots);
        for (int s = 0; s < SEGMENTS; s++) {
            out.numbers(segments[s]);
            out.number(sizes[s]);
        }
    }

    /** Changes the memory budget. If it is exceeded, tags are dropped when room is needed. */
    public final void setBudget(long bytes) {
        mostSlots = (int) Math.max(SMALLEST, bytes / SEGMENTS / STRIDE / Long.BYTES);
    }

    /**
     * The uses of a tag that only one person has used.
     *
     * @param minute since the epoch
     * @param where as {@code Whereabouts} packs it
     * @param uses how often the person used it within that minute
     * @param plain whether the person is known, of this server and in no closed circle, so that no more has to be known
     */
    public record Sighting(long person, int minute, int where, int uses, boolean plain) {}

    /** A hash of a tag's name, never 0. Two names have the same once in 2^64. */
    public static long hash(String tag) {
        long hash = tag.length();
        for (int i = 0; i < tag.length(); i++) {
            hash = (hash ^ tag.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 27;
        return hash == 0 ? 1 : hash;
    }

    /**
     * Records a use if the tag is new or the use is by the same person in the same minute and place. Otherwise removes
     * the tag.
     *
     * @param plain whether the person is known, of this server and in no closed circle
     * @param now the current minute
     * @return null if the use was recorded; the tag's earlier uses if the tag was removed
     */
    public @Nullable Sighting add(long tag, long person, int minute, int where, boolean plain, int now) {
        int s = segment(tag);
        int at = find(segments[s], tag);
        if (isFree(segments[s], at)) {
            if ((sizes[s] + 1) * 5L > segments[s].length / STRIDE * 4L) {
                makeRoom(s, now);
                at = find(segments[s], tag);
            }
            long[] table = segments[s];
            table[at + TAG] = tag;
            table[at + PERSON] = person;
            table[at + PACKED] = pack(minute, plain, 1, where);
            sizes[s]++;
            return null;
        }
        Sighting known = read(segments[s], at);
        if (known.person() == person
                && known.minute() == minute
                && known.where() == where
                && known.uses() < MOST_USES) {
            segments[s][at + PACKED] = pack(minute, plain, known.uses() + 1, where);
            return null;
        }
        delete(s, at);
        if (known.minute() > now - LONGEST) {
            return known;
        }
        return add(tag, person, minute, where, plain, now);
    }

    /** Removes a use. Returns false if it is not here. */
    public boolean remove(long tag, long person, int minute, int where) {
        int s = segment(tag);
        int at = find(segments[s], tag);
        if (isFree(segments[s], at)) {
            return false;
        }
        Sighting known = read(segments[s], at);
        if (known.person() != person || known.minute() != minute || known.where() != where) {
            return false;
        }
        if (known.uses() > 1) {
            segments[s][at + PACKED] = pack(minute, known.plain(), known.uses() - 1, where);
        } else {
            delete(s, at);
        }
        return true;
    }

    public int size() {
        return Arrays.stream(sizes).sum();
    }

    public long bytes() {
        long slots = 0;
        for (long[] segment : segments) {
            slots += segment.length;
        }
        return slots * Long.BYTES;
    }

    private void makeRoom(int s, int now) {
        long[] old = segments[s];
        int alive = 0;
        for (int at = 0; at < old.length; at += STRIDE) {
            if (!isFree(old, at) && minute(old, at) > now - LONGEST) {
                alive++;
            }
        }
        int oldestKept = now - LONGEST + 1;
        int wanted = Math.max(SMALLEST, (int) (alive * 1.6));
        if (wanted > mostSlots) {
            wanted = mostSlots;
            if (alive > mostSlots * 0.7) {
                oldestKept = medianMinute(old, oldestKept);
            }
        }
        long[] fresh = new long[wanted * STRIDE];
        sizes[s] = 0;
        for (int at = 0; at < old.length; at += STRIDE) {
            // The tags of the oldest kept minute may not all fit.
            if (!isFree(old, at) && minute(old, at) >= oldestKept && sizes[s] < wanted * 7 / 10) {
                System.arraycopy(old, at, fresh, find(fresh, old[at + TAG]), STRIDE);
                sizes[s]++;
            }
        }
        segments[s] = fresh;
    }

    private static int medianMinute(long[] table, int oldest) {
        int[] minutes = new int[table.length / STRIDE];
        int count = 0;
        for (int at = 0; at < table.length; at += STRIDE) {
            if (!isFree(table, at) && minute(table, at) >= oldest) {
                minutes[count] = minute(table, at);
                count++;
            }
        }
        Arrays.sort(minutes, 0, count);
        return minutes[count / 2];
    }

    private void delete(int s, int at) {
        long[] table = segments[s];
        sizes[s]--;
        int gap = at;
        int next = following(table, gap);
        while (!isFree(table, next)) {
            int home = home(table, table[next + TAG]);
            boolean stays = gap <= next ? gap < home && home <= next : gap < home || home <= next;
            if (!stays) {
                System.arraycopy(table, next, table, gap, STRIDE);
                gap = next;
            }
            next = following(table, next);
        }
        Arrays.fill(table, gap, gap + STRIDE, 0);
    }

    private static int segment(long tag) {
        return (int) (tag >>> Long.SIZE - SEGMENT_BITS);
    }

    private static int find(long[] table, long tag) {
        int at = home(table, tag);
        while (!isFree(table, at) && table[at + TAG] != tag) {
            at = following(table, at);
        }
        return at;
    }

    private static int home(long[] table, long tag) {
        // The segment has used the upper bits; the 32 below them, scaled to the table's size.
        return (int) ((tag >>> Integer.SIZE - SEGMENT_BITS & 0xFFFF_FFFFL) * (table.length / STRIDE) >>> 32) * STRIDE;
    }

    private static int following(long[] table, int at) {
        return at + STRIDE == table.length ? 0 : at + STRIDE;
    }

    private static boolean isFree(long[] table, int at) {
        return table[at + TAG] == 0;
    }

    private static Sighting read(long[] table, int at) {
        long packed = table[at + PACKED];
        return new Sighting(table[at + PERSON], minute(packed), where(packed), uses(packed), isPlain(packed));
    }

    private static int minute(long[] table, int at) {
        return minute(table[at + PACKED]);
    }

    private static long pack(int minute, boolean plain, int uses, int where) {
        return (long) minute << MINUTE_AT | (plain ? 1L << PLAIN_AT : 0) | (long) uses << WHERE_BITS | where;
    }

    private static int minute(long packed) {
        return (int) (packed >> MINUTE_AT);
    }

    private static boolean isPlain(long packed) {
        return (packed >>> PLAIN_AT & 1) == 1;
    }

    private static int uses(long packed) {
        return (int) (packed >>> WHERE_BITS) & MOST_USES;
    }

    private static int where(long packed) {
        return (int) (packed & Integer.MAX_VALUE);
    }
}
