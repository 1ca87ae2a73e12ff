package org.groundswell.jobs;

/**
 * A part of the server that runs in the background from {@link #start()} until {@link #close()}. Its constructor starts
 * nothing.
 */
public interface Service extends AutoCloseable {
    void start();

    /** Ends the work and waits for it. Also called if {@link #start()} failed, or was never called. */
    @Override
    void close();
}
