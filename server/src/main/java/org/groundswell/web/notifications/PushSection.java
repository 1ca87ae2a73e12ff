package org.groundswell.web.notifications;

import java.util.List;

/**
 * Push notifications in the visitor's browser, as part of {@link NotificationSettingsPage}.
 *
 * @param on whether the browser is subscribed
 * @param key the server's public key, with which browsers subscribe
 * @param types those that can be pushed, and whether they are
 * @param policies the accounts of which notifications may be pushed, by the name in the API
 */
public record PushSection(boolean on, String key, List<NotificationSettingsPage.Type> types, List<Choice> policies) {
    /** An entry of a list, of which one is chosen. */
    public record Choice(String name, String label, boolean chosen) {}
}
