package org.groundswell.announcements;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies an announcement. */
public record AnnouncementId(long value) {
    public static Optional<AnnouncementId> parse(String text) {
        return StatusId.parse(text).map(id -> new AnnouncementId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
