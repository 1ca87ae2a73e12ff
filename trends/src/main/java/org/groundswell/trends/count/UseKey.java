package org.groundswell.trends.count;

/**
 * Minute and place of a use in one {@code long}: the minute since the epoch in the upper half, the place as {@code
 * Whereabouts} packs it in the lower. Keys are in the order of their minutes, so the largest is the newest.
 */
final class UseKey {
    private UseKey() {}

    static long of(int minute, int where) {
        return (long) minute << Integer.SIZE | where;
    }

    static int minute(long key) {
        return (int) (key >> Integer.SIZE);
    }

    static int where(long key) {
        return (int) key;
    }
}
