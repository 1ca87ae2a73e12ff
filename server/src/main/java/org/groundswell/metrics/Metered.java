package org.groundswell.metrics;

/** A part of the server that has figures to show. */
public interface Metered {
    /** Registers the figures. Called once, before the server starts. */
    void meter(Meters meters);
}
