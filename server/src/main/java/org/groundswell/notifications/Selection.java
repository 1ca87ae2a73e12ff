package org.groundswell.notifications;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;

/**
 * The notifications that a list shows.
 *
 * @param from the account that caused them; empty for any
 * @param filtered whether held ones are included
 * @param grouped the types that are shown in groups
 */
public record Selection(
        Set<NotificationType> types, Optional<AccountId> from, boolean filtered, Set<NotificationType> grouped) {
    /** Everything that isn't held. */
    public static final Selection ALL = of(EnumSet.allOf(NotificationType.class));

    /** These types, of any account. */
    public static Selection of(Set<NotificationType> types) {
        return new Selection(Set.copyOf(types), Optional.empty(), false, NotificationType.grouped());
    }
}
