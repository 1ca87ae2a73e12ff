package org.groundswell.stories;

import java.time.Instant;
import java.util.Locale;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * Somebody was asked whether a post of theirs may be quoted.
 *
 * @param account who was asked
 * @param askedBy by whom
 */
public record Consent(long story, StatusId post, AccountId account, AccountId askedBy, Instant askedAt, Answer answer) {

    /** What they said. */
    public enum Answer {
        /** Nothing yet. */
        OPEN,
        YES,
        /** Yes, without my name. */
        UNNAMED,
        NO;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Answer ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
