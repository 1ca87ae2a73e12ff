package org.groundswell.moderation;

import java.time.Instant;
import org.groundswell.model.AccountId;

/**
 * An entry of the moderation log.
 *
 * @param by the moderator, administrator or editor
 * @param note the reason that was given; may be empty
 */
public record LogEntry(Instant at, AccountId by, ModerationAction action, String note) {}
