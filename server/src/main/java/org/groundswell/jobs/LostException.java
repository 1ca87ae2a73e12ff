package org.groundswell.jobs;

/**
 * Thrown when another process has taken over a claim or lease of this one, so the transaction must not be committed.
 */
public final class LostException extends RuntimeException {
    LostException(String message) {
        super(message);
    }
}
