package org.groundswell.notifications;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * The held notifications of one sender.
 *
 * @param count how many they are
 * @param lastStatus the status of the newest that is about one
 */
public record NotificationRequest(
        long id, AccountId from, Instant createdAt, Instant updatedAt, long count, Optional<StatusId> lastStatus) {
    /** The numbers of held notifications, and of their senders. */
    public record Pending(long requests, long notifications) {}
}
