package org.groundswell.moderation;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a decision about an account. */
public record StrikeId(long value) {
    public static Optional<StrikeId> parse(String text) {
        return StatusId.parse(text).map(id -> new StrikeId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
