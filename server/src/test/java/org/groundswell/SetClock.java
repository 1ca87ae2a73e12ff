package org.groundswell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until it is moved on; in whole milliseconds, as times are stored. */
public final class SetClock implements InstantSource {
    private volatile Instant now;

    /** Begins with the present. */
    public SetClock() {
        this(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public SetClock(Instant begin) {
        this.now = begin;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void moveOn(Duration by) {
        now = now.plus(by);
    }
}
