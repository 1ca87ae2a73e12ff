package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * Tags that one person has used in one minute: most tags there are, most of them for ever. 24 bytes each, without their
 * names, until a second use makes more of them. Open addressing in segments that grow on their own, so that growing takes
 * little memory besides; what is older than six hours goes when room is needed, and if that is not enough within the
 * budget, the older half of what is left.
 */
public final class Sightings {
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** Many, so that each is small enough for a garbage collector to move. */
    private static final int SEGMENTS = 1_024;

    private static final int SEGMENT_BITS = 10;
    private static final int STRIDE = 3;
    private static final int SMALLEST = 16;
    private static final int WHERE_BITS = 31;
    private static final int USES_BITS = 5;
    private static final int MOST_USES = (1 << USES_BITS) - 1;

    private final long[][] segments = new long[SEGMENTS][SMALLEST * STRIDE];
    private final int[] sizes = new int[SEGMENTS];
    private int mostSlots;

    /** @param bytes the budget */
    public Sightings(long bytes) {
        keepTo(bytes);
    }

    /** Those that were {@link #save saved}. */
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

    /** Sets another budget. What is over it goes when room is needed. */
    public final void keepTo(long bytes) {
        mostSlots = (int) Math.max(SMALLEST, bytes / SEGMENTS / STRIDE / Long.BYTES);
    }

    /** A tag's only use so far, or its only uses, if the person used it several times within the minute. */
    public record Sighting(long person, int minute, int where, int uses) {}

    /** A number for a tag's name, different for different names but once in 2^64. */
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
     * Notes a use, if the tag is new or this is the same person in the same minute and place.
     *
     * @return null if it was noted; what is known of the tag, which is then no longer kept here, if it is more than this
     *     can hold
     */
    public @Nullable Sighting note(long tag, long person, int minute, int where, int now) {
        int s = segment(tag);
        int at = find(segments[s], tag);
        if (segments[s][at] == 0) {
            if ((sizes[s] + 1) * 5L > segments[s].length / STRIDE * 4L) {
                makeRoom(s, now);
                at = find(segments[s], tag);
            }
            long[] table = segments[s];
            table[at] = tag;
            table[at + 1] = person;
            table[at + 2] = pack(minute, 1, where);
            sizes[s]++;
            return null;
        }
        Sighting known = read(segments[s], at);
        if (known.person() == person
                && known.minute() == minute
                && known.where() == where
                && known.uses() < MOST_USES) {
            segments[s][at + 2] = pack(minute, known.uses() + 1, where);
            return null;
        }
        delete(s, at);
        if (known.minute() > now - LONGEST) {
            return known;
        }
        return note(tag, person, minute, where, now);
    }

    /** Takes a use back; false if it is not here. */
    public boolean takeBack(long tag, long person, int minute, int where) {
        int s = segment(tag);
        int at = find(segments[s], tag);
        if (segments[s][at] == 0) {
            return false;
        }
        Sighting known = read(segments[s], at);
        if (known.person() != person || known.minute() != minute || known.where() != where) {
            return false;
        }
        if (known.uses() > 1) {
            segments[s][at + 2] = pack(minute, known.uses() - 1, where);
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
            if (old[at] != 0 && minute(old[at + 2]) > now - LONGEST) {
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
            // Of a minute that is both kept and dropped in part, as many go as must.
            if (old[at] != 0 && minute(old[at + 2]) >= oldestKept && sizes[s] < wanted * 7 / 10) {
                System.arraycopy(old, at, fresh, find(fresh, old[at]), STRIDE);
                sizes[s]++;
            }
        }
        segments[s] = fresh;
    }

    private static int medianMinute(long[] table, int oldest) {
        int[] minutes = new int[table.length / STRIDE];
        int count = 0;
        for (int at = 0; at < table.length; at += STRIDE) {
            if (table[at] != 0 && minute(table[at + 2]) >= oldest) {
                minutes[count] = minute(table[at + 2]);
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
        while (table[next] != 0) {
            int home = home(table, table[next]);
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
        while (table[at] != 0 && table[at] != tag) {
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

    private static Sighting read(long[] table, int at) {
        long packed = table[at + 2];
        return new Sighting(
                table[at + 1],
                minute(packed),
                (int) (packed & Integer.MAX_VALUE),
                (int) (packed >>> WHERE_BITS) & MOST_USES);
    }

    private static int minute(long packed) {
        return (int) (packed >> WHERE_BITS + USES_BITS);
    }

    private static long pack(int minute, int uses, int where) {
        return (long) minute << WHERE_BITS + USES_BITS | (long) uses << WHERE_BITS | where;
    }
}
