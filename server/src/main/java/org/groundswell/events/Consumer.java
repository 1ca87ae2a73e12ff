package org.groundswell.events;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.words.Event;

/** Does in the database what follows from events. */
public interface Consumer {
    /** The name under which its cursor is kept. */
    String name();

    /**
     * Handles events, oldest first. The cursor moves in the same transaction: what this does is done once for each
     * event, whatever crashes.
     */
    void handle(Tx tx, List<Event> events);
}
