package org.groundswell.reports;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a file of evidence. */
public record EvidenceFileId(long value) {
    public static Optional<EvidenceFileId> parse(String text) {
        return StatusId.parse(text).map(id -> new EvidenceFileId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
