package org.groundswell.filters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time until which a filter applies, as it is asked for.
 *
 * @param after the time from now; empty for good
 */
public record Expiry(Optional<Duration> after) {
    public static final Expiry NEVER = new Expiry(Optional.empty());

    public static Expiry in(Duration time) {
        return new Expiry(Optional.of(time));
    }

    Optional<Instant> from(Instant now) {
        return after.map(now::plus);
    }
}
