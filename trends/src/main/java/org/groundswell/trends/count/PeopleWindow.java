package org.groundswell.trends.count;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.Window;

/**
 * Distinct people in every {@link Window} at once, exact and retractable.
 *
 * <p>A person is in a window exactly if their <em>last</em> use is. So a ring holds, for each of the last 360 minutes,
 * how many people were last seen in it, and a window's count is the sum of the ring's youngest slots. The sums are kept
 * running: a use or a retraction costs one map access and a few additions, a minute's passing one subtraction a window.
 * For retraction each person keeps the minutes of their uses with a count of each; when the last use of their last
 * minute is taken back, the minute before it becomes the last.
 *
 * <p>Not thread-safe. Costs about 100 bytes a person seen in the last six hours.
 */
public final class PeopleWindow {
    private static final int SLOTS = Window.SIX_HOURS.minutes();
    private static final Window[] WINDOWS = Window.values();

    private final int[] ring = new int[SLOTS];
    private final int[] sums = new int[WINDOWS.length];
    /** For each person pairs of (minute, uses in it), oldest first, never empty. */
    private final Map<Long, int[]> minutesOf = new HashMap<>();

    private int now;
    private int expiredPeople;

    /** @param minute the current minute since the epoch */
    public PeopleWindow(int minute) {
        this.now = minute;
    }

    /** Counts a use. One in a minute that has left the longest window is ignored; one ahead moves the clock there. */
    public void add(long person, int minute) {
        advanceTo(minute);
        if (minute <= now - SLOTS) {
            return;
        }
        int[] old = minutesOf.get(person);
        int[] updated = old == null ? new int[] {minute, 1} : withUse(old, minute);
        minutesOf.put(person, updated);
        move(old == null ? Integer.MIN_VALUE : last(old), last(updated));
    }

    /** Takes a use back. One that was never counted, or has left the longest window, changes nothing. */
    public void remove(long person, int minute) {
        int[] old = minutesOf.get(person);
        if (old == null) {
            return;
        }
        int at = find(old, minute);
        if (at < 0) {
            return;
        }
        int lastBefore = last(old);
        if (old[at + 1] > 1) {
            old[at + 1]--;
            return;
        }
        if (old.length == 2) {
            minutesOf.remove(person);
            move(lastBefore, Integer.MIN_VALUE);
            return;
        }
        int[] rest = new int[old.length - 2];
        System.arraycopy(old, 0, rest, 0, at);
        System.arraycopy(old, at + 2, rest, at, old.length - at - 2);
        minutesOf.put(person, rest);
        move(lastBefore, last(rest));
    }

    /** Lets time pass: people last seen longer ago than a window leave it. Going back in time does nothing. */
    public void advanceTo(int minute) {
        if (minute - now >= SLOTS) {
            Arrays.fill(ring, 0);
            Arrays.fill(sums, 0);
            minutesOf.clear();
            expiredPeople = 0;
            now = minute;
            return;
        }
        while (now < minute) {
            now++;
            for (Window window : WINDOWS) {
                sums[window.ordinal()] -= ring[slot(now - window.minutes())];
            }
            expiredPeople += ring[slot(now)];
            ring[slot(now)] = 0;
        }
        if (expiredPeople > 64 && expiredPeople > minutesOf.size() / 2) {
            minutesOf.values().removeIf(minutes -> last(minutes) <= now - SLOTS);
            expiredPeople = 0;
        }
    }

    /** Distinct people whose last use lies in the window that ends with the current minute. */
    public int people(Window window) {
        return sums[window.ordinal()];
    }

    private void move(int from, int to) {
        if (from == to) {
            return;
        }
        if (from > now - SLOTS) {
            ring[slot(from)]--;
            addToSums(from, -1);
        } else if (from != Integer.MIN_VALUE) {
            expiredPeople--;
        }
        if (to > now - SLOTS) {
            ring[slot(to)]++;
            addToSums(to, 1);
        } else if (to != Integer.MIN_VALUE) {
            expiredPeople++;
        }
    }

    private void addToSums(int minute, int delta) {
        for (Window window : WINDOWS) {
            if (minute > now - window.minutes()) {
                sums[window.ordinal()] += delta;
            }
        }
    }

    private static int slot(int minute) {
        return Math.floorMod(minute, SLOTS);
    }

    private static int last(int[] minutes) {
        return minutes[minutes.length - 2];
    }

    private static int find(int[] minutes, int minute) {
        for (int i = minutes.length - 2; i >= 0; i -= 2) {
            if (minutes[i] == minute) {
                return i;
            }
        }
        return -1;
    }

    /** The same array with the count raised where the minute is known, or a new one that has it in its place. */
    private int[] withUse(int[] minutes, int minute) {
        int at = find(minutes, minute);
        if (at >= 0) {
            minutes[at + 1]++;
            return minutes;
        }
        int from = 0;
        while (from < minutes.length && minutes[from] <= now - SLOTS) {
            from += 2;
        }
        int insert = from;
        while (insert < minutes.length && minutes[insert] < minute) {
            insert += 2;
        }
        int[] grown = new int[minutes.length - from + 2];
        System.arraycopy(minutes, from, grown, 0, insert - from);
        grown[insert - from] = minute;
        grown[insert - from + 1] = 1;
        System.arraycopy(minutes, insert, grown, insert - from + 2, minutes.length - insert);
        return grown;
    }
}
