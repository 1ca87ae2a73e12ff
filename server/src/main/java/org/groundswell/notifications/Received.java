package org.groundswell.notifications;

import java.time.Instant;
import java.util.Optional;

/**
 * A notification in the list of its recipient.
 *
 * @param id time-ordered
 * @param at the time of the event that caused it
 * @param filtered whether it is held by the recipient's policy
 * @param groupKey shared by the notifications that are shown as one; empty for one of its own
 */
public record Received(long id, Instant at, boolean filtered, Optional<String> groupKey, Notification what) {
    static final String UNGROUPED = "ungrouped-";

    /** The group's key; that of a group of its own, if it is in none. */
    public String key() {
        return groupKey.orElseGet(this::ownKey);
    }

    /** The same, where only some types are grouped. */
    String key(Selection selection) {
        return selection.grouped().contains(what.type()) ? key() : ownKey();
    }

    private String ownKey() {
        return UNGROUPED + id;
    }
}
