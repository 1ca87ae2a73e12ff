package org.groundswell.rules;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** Identifies a rule. */
public record RuleId(long value) {
    public static Optional<RuleId> parse(String text) {
        return StatusId.parse(text).map(id -> new RuleId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
