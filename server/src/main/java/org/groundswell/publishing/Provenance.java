package org.groundswell.publishing;

/** Where a status was written, and how it came here. */
public enum Provenance {
    /** Written on this server. */
    LOCAL,
    /** Delivered by the server of its author. */
    REMOTE,
    /** Read from a file. */
    IMPORTED
}
