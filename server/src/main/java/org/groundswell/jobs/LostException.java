package org.groundswell.jobs;

/** Another process has taken over what this one has claimed or leased: its transaction must not be committed. */
public final class LostException extends RuntimeException {
    LostException(String message) {
        super(message);
    }
}
