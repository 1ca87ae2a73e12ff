package org.groundswell.moderation;

import java.time.Instant;
import org.groundswell.model.AccountId;

/**
 * Something that was done in looking after the server.
 *
 * @param by who did it
 * @param action a short word for it, like {@code withhold tag}
 * @param subject what it was done to
 * @param note why, as they put it; may be empty
 */
public record LogEntry(Instant at, AccountId by, String action, String subject, String note) {}
