package org.groundswell.web.alerts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The visitor's subscriptions to trends, of which there are notifications.
 *
 * @param subscriptions the visitor's subscriptions
 * @param country the visitor's country, chosen at first in the form; may be empty
 * @param feed the address of the visitor's private feed
 */
public record AlertsPage(
        PageFrame page,
        List<Subscribed> subscriptions,
        String country,
        List<Countries.Country> countries,
        Optional<String> feed)
        implements View {

    /** A subscription to a tag or a place. */
    public record Subscribed(String kind, String subject, String words) {}

    @Override
    public String template() {
        return "alerts/alerts";
    }
}
