package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;

/**
 * Distinct people, and their weight in sixteenths of a person, in each {@link Window} that ends with the current
 * minute. Reading a window takes constant time, counting a person in the current minute a few additions; advancing
 * takes time proportional to the minutes that leave the windows. Minutes count from the epoch.
 *
 * <p>Not thread-safe.
 */
public final class MinuteCounts {
    /*
     * A person is in a window exactly if their last use is. So people are counted in the minute of their last use, and
     * the sum of the minutes in a window is the number of distinct people in it. The three sums are kept running. Only
     * minutes that have people are kept, oldest first, so that a tag of few people takes little memory.
     */

    private static final Window[] WINDOWS = Window.values();
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** A slot: a minute, the people last seen in it, and their weight. */
    private static final int STRIDE = 3;

    private static final int MINUTE = 0;
    private static final int PEOPLE = 1;
    private static final int WEIGHT = 2;

    private int[] slots = new int[2 * STRIDE];
    private int from;
    private int to;
    private int now;

    /** The offsets of each window's first slot. */
    private int quarterFrom;

    private int hourFrom;
    private int longFrom;

    private int quarterPeople;
    private int hourPeople;
    private int longPeople;
    private int quarterWeight;
    private int hourWeight;
    private int longWeight;

    /** @param minute the current minute since the epoch */
    public MinuteCounts(int minute) {
        this.now = minute;
    }

    /** Restores what {@link #save} wrote. */
    public MinuteCounts(CheckpointInput in) throws CheckpointException {
        slots = in.numbers();
        from = in.number();
        to = in.number();
        now = in.number();
        quarterFrom = in.number();
        hourFrom = in.number();
        longFrom = in.number();
        quarterPeople = in.number();
        hourPeople = in.number();
        longPeople = in.number();
        quarterWeight = in.number();
        hourWeight = in.number();
        longWeight = in.number();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.numbers(slots);
        out.number(from);
        out.number(to);
        out.number(now);
        out.number(quarterFrom);
        out.number(hourFrom);
        out.number(longFrom);
        out.number(quarterPeople);
        out.number(hourPeople);
        out.number(longPeople);
        out.number(quarterWeight);
        out.number(hourWeight);
        out.number(longWeight);
    }

    /** Adds people to a minute; negative numbers take them out. A minute before the longest window is ignored. */
    public void add(int minute, int people, int weight) {
        if (minute <= now - LONGEST) {
            return;
        }
        int at = slotOf(minute);
        slots[at + PEOPLE] += people;
        slots[at + WEIGHT] += weight;
        longPeople += people;
        longWeight += weight;
        if (minute > now - Window.HOUR.minutes()) {
            hourPeople += people;
            hourWeight += weight;
        }
        if (minute > now - Window.QUARTER.minutes()) {
            quarterPeople += people;
            quarterWeight += weight;
        }
    }

    /** Advances the windows, so that they end with a minute. Going back in time does nothing. */
    public void advanceTo(int minute) {
        if (minute <= now) {
            return;
        }
        now = minute;
        while (quarterFrom < to && slots[quarterFrom + MINUTE] <= now - Window.QUARTER.minutes()) {
            quarterPeople -= slots[quarterFrom + PEOPLE];
            quarterWeight -= slots[quarterFrom + WEIGHT];
            quarterFrom += STRIDE;
        }
        while (hourFrom < to && slots[hourFrom + MINUTE] <= now - Window.HOUR.minutes()) {
            hourPeople -= slots[hourFrom + PEOPLE];
            hourWeight -= slots[hourFrom + WEIGHT];
            hourFrom += STRIDE;
        }
        while (longFrom < to && slots[longFrom + MINUTE] <= now - LONGEST) {
            longPeople -= slots[longFrom + PEOPLE];
            longWeight -= slots[longFrom + WEIGHT];
            longFrom += STRIDE;
        }
        from = longFrom;
    }

    /** Distinct people in the window that ends with the current minute. */
    public int people(Window window) {
        return switch (window) {
            case QUARTER -> quarterPeople;
            case HOUR -> hourPeople;
            case SIX_HOURS -> longPeople;
        };
    }

    /** People counted in one of the minutes of the longest window. */
    public int peopleIn(int minute) {
        int low = from;
        int high = to - STRIDE;
        while (low <= high) {
            int middle = from + (low - from + (high - low) / 2) / STRIDE * STRIDE;
            int there = slots[middle + MINUTE];
            if (there == minute) {
                return slots[middle + PEOPLE];
            }
            if (there < minute) {
                low = middle + STRIDE;
            } else {
                high = middle - STRIDE;
            }
        }
        return 0;
    }

    /** The people's weight in that window, in sixteenths of a person. */
    public int weight(Window window) {
        return switch (window) {
            case QUARTER -> quarterWeight;
            case HOUR -> hourWeight;
            case SIX_HOURS -> longWeight;
        };
    }

    /** About how much memory it takes. */
    public int bytes() {
        return 72 + 16 + slots.length * Integer.BYTES;
    }

    private int slotOf(int minute) {
        if (to > from && slots[to - STRIDE + MINUTE] == minute) {
            return to - STRIDE;
        }
        int at = to;
        while (at > from && slots[at - STRIDE + MINUTE] > minute) {
            at -= STRIDE;
        }
        if (at > from && slots[at - STRIDE + MINUTE] == minute) {
            return at - STRIDE;
        }
        return insert(at, minute);
    }

    private int insert(int position, int minute) {
        int at = position;
        if (to == slots.length) {
            int shift = from;
            int[] room = to - from > slots.length / 2 ? new int[slots.length * 2] : slots;
            System.arraycopy(slots, from, room, 0, to - from);
            slots = room;
            from = 0;
            to -= shift;
            at -= shift;
            quarterFrom -= shift;
            hourFrom -= shift;
            longFrom -= shift;
        }
        System.arraycopy(slots, at, slots, at + STRIDE, to - at);
        Arrays.fill(slots, at, at + STRIDE, 0);
        slots[at + MINUTE] = minute;
        to += STRIDE;
        // A minute before a window's first pushes that window's beginning on.
        if (minute <= now - Window.QUARTER.minutes() && at <= quarterFrom) {
            quarterFrom += STRIDE;
        }
        if (minute <= now - Window.HOUR.minutes() && at <= hourFrom) {
            hourFrom += STRIDE;
        }
        return at;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("MinuteCounts[");
        for (Window window : WINDOWS) {
            text.append(window).append('=').append(people(window)).append(' ');
        }
        return text.append("at ").append(now).append(']').toString();
    }
}
