package org.groundswell.search;

/**
 * The part of the results that is wanted.
 *
 * @param offset the number of results left out at the beginning
 * @param maxId only statuses below this id
 * @param minId only statuses above this id
 */
public record Window(int offset, int limit, long maxId, long minId) {
    public static Window of(int offset, int limit) {
        return new Window(offset, limit, Long.MAX_VALUE, 0);
    }

    int end() {
        return offset + limit;
    }
}
