package org.groundswell.metrics;

/** A component with metrics. */
public interface Metered {
    /** Registers the metrics. Called once, before the server starts. */
    void meter(Meters meters);
}
