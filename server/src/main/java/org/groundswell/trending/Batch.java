package org.groundswell.trending;

import java.util.List;
import org.groundswell.events.Envelope;

/** Some events in a row, with the facts needed to count them. */
record Batch(List<Envelope> events, FeedContext context) {
    static final int MOST = 1_000;

    /** Whether more events may follow at once. */
    boolean isFull() {
        return events.size() == MOST;
    }
}
