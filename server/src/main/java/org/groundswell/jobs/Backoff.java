package org.groundswell.jobs;

import java.time.Duration;

/**
 * Pauses between attempts: each failure in a row doubles the pause, up to a limit.
 *
 * @param first the pause after the first failure; positive
 * @param most the longest pause; not shorter than {@code first}
 */
public record Backoff(Duration first, Duration most) {
    public Backoff {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off needs 0 < first <= most, not " + first + " and " + most);
        }
    }

    /** The pause after a number of failures in a row. */
    public Duration after(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(most) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
