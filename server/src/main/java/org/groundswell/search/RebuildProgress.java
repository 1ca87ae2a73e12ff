package org.groundswell.search;

import java.time.Instant;

/**
 * How far a process has come with a request to build its index again.
 *
 * @param process its name
 * @param statuses the number that is in the new index
 * @param expected the number there was when it began
 */
public record RebuildProgress(
        String process, long request, long statuses, long expected, boolean complete, Instant seenAt) {
    /** In hundredths; less than 100 until it is complete. */
    public int percent() {
        return complete ? 100 : percent(statuses, expected);
    }

    static int percent(long statuses, long expected) {
        return (int) Math.min(99, expected == 0 ? 0 : statuses * 100 / expected);
    }
}
