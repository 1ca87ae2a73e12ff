package org.groundswell.scheduling;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.publishing.Draft;

/**
 * A post that is published at a time.
 *
 * @param problem why it could not be published then; it stays until its author chooses another time, or deletes it
 */
public record ScheduledPost(long id, AccountId account, Instant at, Draft draft, Optional<Problem> problem) {
    /** The names are stored. */
    public enum Problem {
        /** The account was frozen or suspended. */
        ACCOUNT,
        /** The post that it replies to is gone, or its author may not see it any more. */
        PARENT_GONE,
        /** Its author may not reply. */
        NOT_ALLOWED,
        /** It has a disabled tag, or something else that the server's rules forbid by now. */
        NOT_VALID
    }
}
