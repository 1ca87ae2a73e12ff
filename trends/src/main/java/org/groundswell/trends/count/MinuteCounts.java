package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;

/**
 * How many people were last seen in each minute, and their sums over every {@link Window}.
 *
 * <p>A person is in a window exactly if their <em>last</em> use is, so the sum of the minutes a window covers is the
 * number of distinct people in it. The sums are kept running: what happens now costs a few additions, a minute's passing
 * the minutes that leave. Only minutes in which somebody was last seen are kept, in order, so that a tag few people use
 * costs little. Beside the people their weights are summed, in sixteenths of a person.
 *
 * <p>Not thread-safe.
 */
public final class MinuteCounts {
    private static final Window[] WINDOWS = Window.values();
    private static final int LONGEST = Window.SIX_HOURS.minutes();
    /** A minute, the people last seen in it, and their weight. */
    private static final int STRIDE = 3;

    private int[] slots = new int[2 * STRIDE];
    private int from;
    private int to;
    private int now;

    /** Where the slots of each window begin. */
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

    /** One that was {@link #save saved}. */
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

    /** Counts people in (or, with negative numbers, out of) a minute. One that lies before the longest window is left out. */
    public void add(int minute, int people, int weight) {
        if (minute <= now - LONGEST) {
            return;
        }
        int at = slotOf(minute);
        slots[at + 1] += people;
        slots[at + 2] += weight;
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

    /** Lets time pass: minutes leave the windows they are too old for. Going back in time does nothing. */
    public void advanceTo(int minute) {
        if (minute <= now) {
            return;
        }
        now = minute;
        while (quarterFrom < to && slots[quarterFrom] <= now - Window.QUARTER.minutes()) {
            quarterPeople -= slots[quarterFrom + 1];
            quarterWeight -= slots[quarterFrom + 2];
            quarterFrom += STRIDE;
        }
        while (hourFrom < to && slots[hourFrom] <= now - Window.HOUR.minutes()) {
            hourPeople -= slots[hourFrom + 1];
            hourWeight -= slots[hourFrom + 2];
            hourFrom += STRIDE;
        }
        while (longFrom < to && slots[longFrom] <= now - LONGEST) {
            longPeople -= slots[longFrom + 1];
            longWeight -= slots[longFrom + 2];
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

    /** Their weight, in sixteenths of a person. */
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
        if (to > from && slots[to - STRIDE] == minute) {
            return to - STRIDE;
        }
        int at = to;
        while (at > from && slots[at - STRIDE] > minute) {
            at -= STRIDE;
        }
        if (at > from && slots[at - STRIDE] == minute) {
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
        slots[at] = minute;
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
