package org.groundswell.events;

import java.util.List;

/**
 * Takes events from now on, in memory: streams, live pages, figures kept current for their viewers. Events from before its
 * start, or while the server was down, are not handed to it.
 */
public interface LiveSubscriber {
    /** Names it in problems and metrics. */
    String name();

    /**
     * Whether there is anything to keep current. While there isn't, events pass by unread. An event that is visible to reads
     * that begin after this turned true need not be handed over.
     */
    default boolean isListening() {
        return true;
    }

    /** Takes events, oldest first. */
    void handle(List<Envelope> events);
}
