package org.groundswell.moderation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An appeal of a person against a decision.
 *
 * @param decidedAt empty while it is pending
 */
public record Appeal(String text, State state, Instant at, Optional<Instant> decidedAt) {
    /** The state of an appeal, by its name in the API and in the database. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
