package org.groundswell.events;

import java.util.List;
import org.groundswell.db.Tx;

/**
 * Keeps tables up to date with the event log. Each event is handled exactly once, whatever crashes: the cursor moves in the
 * transaction of the changes. An event that can't be handled stops this consumer alone, until an operator skips it.
 */
public interface TableConsumer {
    /** The name under which its cursor is kept. */
    String name();

    /** The position at which it begins on a server where it has never run. */
    StartAt startAt();

    /** Handles events, oldest first. */
    void handle(Tx tx, List<Envelope> events);
}
