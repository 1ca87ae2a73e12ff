package org.groundswell.db;

import java.time.Duration;

/**
 * The time by which a transaction must have ended.
 *
 * @param isLimited whether there is a limit
 * @param nanos the end, in terms of {@link System#nanoTime}
 * @param limit the time allowed as a whole
 */
record Deadline(boolean isLimited, long nanos, Duration limit) {
    static final Deadline NONE = new Deadline(false, 0, Duration.ZERO);

    static Deadline in(Duration limit) {
        return limit.isZero() ? NONE : new Deadline(true, System.nanoTime() + limit.toNanos(), limit);
    }

    boolean hasPassed() {
        return isLimited && System.nanoTime() - nanos > 0;
    }

    void check() {
        if (hasPassed()) {
            throw DatabaseException.temporary("a read took longer than " + limit.toSeconds() + " s");
        }
    }
}
