package org.groundswell.push;

import java.util.EnumSet;
import java.util.Set;
import org.groundswell.notifications.NotificationType;

/**
 * The notifications that are sent to a subscription.
 *
 * @param alerts the types
 * @param policy the accounts that cause them
 */
public record PushSettings(Set<NotificationType> alerts, PushPolicy policy) {
    public PushSettings {
        alerts = alerts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(alerts));
    }
}
