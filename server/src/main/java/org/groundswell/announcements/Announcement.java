package org.groundswell.announcements;

import java.time.Instant;
import java.util.Optional;

/**
 * An announcement.
 *
 * @param text as it was typed
 * @param endsAt when it is no longer shown; empty for no end
 */
public record Announcement(
        AnnouncementId id, String text, Optional<Instant> endsAt, Instant publishedAt, Instant updatedAt) {
    boolean isCurrent(Instant now) {
        return endsAt.filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** Tells versions of the text apart, so that of two changes at once the second is refused. */
    public String version() {
        return Long.toString(updatedAt.toEpochMilli());
    }
}
