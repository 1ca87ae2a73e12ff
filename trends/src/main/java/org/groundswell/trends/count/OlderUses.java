package org.groundswell.trends.count;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * Each person's uses before the newest one: linked lists of (minute, place, count) slots, sixteen bytes each, in one
 * array of {@code int}s. Slots are numbered from 1; {@link #NONE} ends a list. Freed slots are kept in a free list and
 * used again.
 */
final class OlderUses {
    static final int NONE = 0;

    private static final int STRIDE = 4;
    private static final int MINUTE = 0;
    private static final int WHERE = 1;
    private static final int COUNT = 2;
    private static final int NEXT = 3;

    private int[] slots;
    /** The first slot of the list of freed ones. */
    private int free;
    /** How many slots have been allocated so far, freed ones included. */
    private int used;

    OlderUses() {
        slots = new int[0];
    }

    /** Restores what {@link #save} wrote. */
    OlderUses(CheckpointInput in) throws CheckpointException {
        slots = in.numbers();
        free = in.number();
        used = in.number();
    }

    void save(CheckpointOutput out) throws IOException {
        out.numbers(slots);
        out.number(free);
        out.number(used);
    }

    int minute(int number) {
        return slots[at(number) + MINUTE];
    }

    int where(int number) {
        return slots[at(number) + WHERE];
    }

    /** How many uses there were in this minute and place. */
    int count(int number) {
        return slots[at(number) + COUNT];
    }

    /** The slot before this one in time; {@link #NONE} if it is the oldest. */
    int next(int number) {
        return slots[at(number) + NEXT];
    }

    long key(int number) {
        return UseKey.of(minute(number), where(number));
    }

    void addCount(int number, int more) {
        slots[at(number) + COUNT] += more;
    }

    void setNext(int number, int next) {
        slots[at(number) + NEXT] = next;
    }

    /** Whether the next slot needs more memory. */
    boolean isFull() {
        return free == NONE && (used + 1) * STRIDE > slots.length;
    }

    /** Whether more than half of the slots are in use. */
    boolean isMostlyUsed() {
        int freed = 0;
        for (int number = free; number != NONE; number = next(number)) {
            freed++;
        }
        return 2 * freed < used;
    }

    /** Makes room for twice as many slots. */
    void grow() {
        slots = Arrays.copyOf(slots, Math.max(2 * STRIDE, slots.length * 2));
    }

    /** Fills a slot, and returns its number. */
    int allocate(int minute, int where, int count, int next) {
        int number = takeFree();
        int at = at(number);
        slots[at + MINUTE] = minute;
        slots[at + WHERE] = where;
        slots[at + COUNT] = count;
        slots[at + NEXT] = next;
        return number;
    }

    void free(int number) {
        setNext(number, free);
        free = number;
    }

    int bytes() {
        return slots.length * Integer.BYTES;
    }

    private int takeFree() {
        if (free != NONE) {
            int number = free;
            free = next(number);
            return number;
        }
        if ((used + 1) * STRIDE > slots.length) {
            grow();
        }
        used++;
        return used;
    }

    private static int at(int number) {
        return (number - 1) * STRIDE;
    }
}
