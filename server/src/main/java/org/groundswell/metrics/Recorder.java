package org.groundswell.metrics;

/** Takes one measured value after another. Safe for use by several threads at once, and cheap enough for any of them. */
public interface Recorder {
    /** Drops every value: for a part of the server that nobody meters. */
    Recorder NONE = _ -> {};

    /** @param value nanoseconds, or a size */
    void record(long value);
}
