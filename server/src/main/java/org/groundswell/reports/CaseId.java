package org.groundswell.reports;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a case of the moderators. */
public record CaseId(long value) {
    public static Optional<CaseId> parse(String text) {
        return StatusId.parse(text).map(id -> new CaseId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
