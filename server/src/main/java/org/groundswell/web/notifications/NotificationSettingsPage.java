package org.groundswell.web.notifications;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The types of notification that the visitor wants, what becomes of those by some senders, the digest, and push notifications
 * in the visitor's browser.
 *
 * @param digest how often a digest is sent: never, daily or weekly; empty if the server sends no e-mail
 */
public record NotificationSettingsPage(
        PageFrame page, List<Type> types, List<Rule> rules, Optional<String> digest, PushSection push) implements View {

    /** A type, by the name in the API, and whether it is wanted. */
    public record Type(String name, String label, boolean on) {}

    /**
     * What becomes of the notifications of some senders.
     *
     * @param name the field's
     * @param choice accept, filter or drop
     */
    public record Rule(String name, String label, String choice) {}

    @Override
    public String template() {
        return "notifications/settings";
    }
}
