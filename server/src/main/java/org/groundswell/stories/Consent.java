package org.groundswell.stories;

import java.time.Instant;
import java.util.Locale;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * A request to quote a post, and its author's answer.
 *
 * @param account the author who was asked
 * @param askedBy the editor who asked
 */
public record Consent(long story, StatusId post, AccountId account, AccountId askedBy, Instant askedAt, Answer answer) {

    /** The answer. */
    public enum Answer {
        /** No answer yet. */
        OPEN,
        YES,
        /** Yes, without my name. */
        UNNAMED,
        NO;

        /** Whether it is not asked to leave the name out. */
        boolean allowsName() {
            return this == OPEN || this == YES;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Answer ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
