package org.groundswell.events;

import java.util.List;

/**
 * A consumer that handles new events in memory: for streams, live pages, figures kept current for their viewers. It
 * does not get events from before its start or from while the server was down.
 */
public interface LiveSubscriber {
    /** The name in problems and metrics. */
    String name();

    /**
     * Whether there is anything to keep current. While there isn't, events are skipped unread. Events visible to reads
     * that begin after this turned true need not be handed over.
     */
    default boolean isListening() {
        return true;
    }

    /** Handles events, oldest first. */
    void handle(List<Envelope> events);
}
