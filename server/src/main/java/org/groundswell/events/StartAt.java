package org.groundswell.events;

/** The position at which a consumer without a cursor begins. */
public enum StartAt {
    /** With the oldest event in the log. */
    BEGINNING,
    /** After the newest event in the log: events from before the consumer was installed are ignored. */
    NOW
}
