package org.groundswell.model;

/**
 * Which part of a list, newest first, is asked for, in the Mastodon API's terms.
 *
 * @param maxId only entries older than this; {@link Long#MAX_VALUE} for no bound
 * @param sinceId only entries newer than this, the newest of them; 0 for no bound
 * @param minId only entries newer than this, those just after it; 0 for no bound
 * @param limit how many at the most
 */
public record Page(long maxId, long sinceId, long minId, int limit) {
    public static Page first(int limit) {
        return new Page(Long.MAX_VALUE, 0, 0, limit);
    }

    /** Whether the entries just after {@link #minId} are wanted, instead of the newest. */
    public boolean isForward() {
        return minId > 0;
    }

    /** The bound below: entries must be newer. */
    public long after() {
        return Math.max(sinceId, minId);
    }
}
