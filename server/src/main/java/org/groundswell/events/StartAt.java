package org.groundswell.events;

/** The position at which a consumer without a cursor begins. */
public enum StartAt {
    /** With the oldest event there is. */
    BEGINNING,
    /** After the newest event there is: what happened before it was installed is not its business. */
    NOW
}
