package org.groundswell.trends.engine;

import java.util.function.Consumer;
import org.groundswell.trends.model.Use;

/** Where a tag's uses can be read again, when what the engine made of them no longer holds. */
public interface History {
    /**
     * Shows a tag's uses as they are now, oldest first.
     *
     * @param from event time of the first, milliseconds since the epoch
     * @param to event time before which the last lies
     */
    void uses(String tag, long from, long to, Consumer<Use> visitor);
}
