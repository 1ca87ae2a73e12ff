package org.groundswell.moderation;

import java.time.Instant;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/**
 * An entry of the moderation log.
 *
 * @param by the moderator, administrator or editor
 * @param note the reason that was given; may be empty
 */
public record LogEntry(long id, AccountId by, ModerationAction action, String note) {
    public Instant at() {
        return Ids.instant(id);
    }
}
