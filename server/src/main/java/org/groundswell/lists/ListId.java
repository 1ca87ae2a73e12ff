package org.groundswell.lists;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a list. */
public record ListId(long value) {
    public static Optional<ListId> parse(String text) {
        return StatusId.parse(text).map(id -> new ListId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
