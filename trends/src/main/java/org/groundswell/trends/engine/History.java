package org.groundswell.trends.engine;

import java.util.function.Consumer;
import org.groundswell.trends.model.Use;

/** Reads a tag's uses again, from wherever they are stored, when the engine has to compute the tag again. */
public interface History {
    /**
     * Passes a tag's uses as they are now to a visitor, oldest first.
     *
     * @param from event time of the first, milliseconds since the epoch
     * @param to event time before which the last one is, milliseconds since the epoch
     */
    void uses(String tag, long from, long to, Consumer<Use> visitor);
}
