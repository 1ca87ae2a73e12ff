package org.groundswell.conversations;

import java.util.Optional;
import org.groundswell.model.StatusId;

/** The id of a conversation: that of its first status, which may be deleted by now. */
public record ConversationId(long value) {
    public static Optional<ConversationId> parse(String text) {
        return StatusId.parse(text).map(id -> new ConversationId(id.value()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
