package org.groundswell.trends.engine;

import java.util.function.Consumer;
import org.groundswell.trends.model.Use;

/** Reads a tag's stored uses when the engine has to recompute the tag. */
public interface History {
    /**
     * Passes a tag's uses as they are now to a visitor, oldest first.
     *
     * @param from event time of the first, milliseconds since the epoch
     * @param to event time before which the last one is, milliseconds since the epoch
     */
    void uses(String tag, long from, long to, Consumer<Use> visitor);
}
