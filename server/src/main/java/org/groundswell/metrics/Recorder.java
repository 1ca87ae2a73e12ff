package org.groundswell.metrics;

/** Records measured values. Thread-safe and cheap. */
public interface Recorder {
    /** Discards all values, for components without metrics. */
    Recorder NONE = _ -> {};

    /** @param value nanoseconds, or a size */
    void record(long value);
}
