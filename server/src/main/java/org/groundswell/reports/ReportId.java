package org.groundswell.reports;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a report. */
public record ReportId(long value) {
    public static Optional<ReportId> parse(String text) {
        return StatusId.parse(text).map(id -> new ReportId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
