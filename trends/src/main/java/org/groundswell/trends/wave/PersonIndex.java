package org.groundswell.trends.wave;

import java.util.Arrays;

/** Numbers people from 0 in the order of their first post, and stores server, followers and the bot flag of each. */
final class PersonIndex {
    private static final int FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private int[] slots;
    private long[] ids = new long[16];
    private int[] origins = new int[16];
    private boolean[] bots = new boolean[16];
    private int[] reach = new int[16];
    private int size;

    PersonIndex() {
        slots = new int[32];
        Arrays.fill(slots, FREE);
    }

    int size() {
        return size;
    }

    /** The number of a person; a new person gets the next one. */
    int number(long id) {
        int slot = slotOf(id, slots);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        if (size == ids.length) {
            grow();
            slot = slotOf(id, slots);
        }
        ids[size] = id;
        slots[slot] = size;
        size++;
        return size - 1;
    }

    boolean has(long id) {
        return slots[slotOf(id, slots)] != FREE;
    }

    long id(int number) {
        return ids[number];
    }

    void describe(int number, int origin, boolean bot, int followers) {
        origins[number] = origin;
        bots[number] = bot;
        reach[number] = followers;
    }

    int reach(int number) {
        return reach[number];
    }

    int origin(int number) {
        return origins[number];
    }

    boolean isBot(int number) {
        return bots[number];
    }

    private void grow() {
        int length = ids.length * 2;
        ids = Arrays.copyOf(ids, length);
        origins = Arrays.copyOf(origins, length);
        bots = Arrays.copyOf(bots, length);
        reach = Arrays.copyOf(reach, length);
        int[] larger = new int[length * 2];
        Arrays.fill(larger, FREE);
        for (int number = 0; number < size; number++) {
            larger[slotOf(ids[number], larger)] = number;
        }
        slots = larger;
    }

    private int slotOf(long id, int[] table) {
        int mask = table.length - 1;
        int slot = (int) (id * MIX >>> 32) & mask;
        while (table[slot] != FREE && ids[table[slot]] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
