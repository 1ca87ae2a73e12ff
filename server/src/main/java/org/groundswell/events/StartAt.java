package org.groundswell.events;

/** Where in the log a consumer begins that has no cursor yet. */
public enum StartAt {
    /** With the oldest event there is. */
    BEGINNING,
    /** After the newest event there is: what happened before it was installed is not its business. */
    NOW
}
