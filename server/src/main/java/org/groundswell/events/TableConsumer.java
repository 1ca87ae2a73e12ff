package org.groundswell.events;

import java.util.List;
import org.groundswell.db.Tx;

/**
 * Keeps tables up to date with the event log. Each event is handled exactly once, also across crashes: the cursor moves
 * in the transaction of the changes. An event that can't be handled stops this consumer alone, until an operator skips
 * it.
 */
public interface TableConsumer {
    /** The name of its cursor. */
    String name();

    /** Where it begins on a server on which it has never run. */
    StartAt startAt();

    /** Handles events, oldest first. */
    void handle(Tx tx, List<Envelope> events);
}
