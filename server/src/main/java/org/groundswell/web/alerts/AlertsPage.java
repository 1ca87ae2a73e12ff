package org.groundswell.web.alerts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Alerts about trending tags, and the visitor's subscriptions.
 *
 * @param alerts newest first
 * @param subscriptions the visitor's subscriptions
 * @param country the visitor's country, chosen at first in the form; may be empty
 * @param feed the address of the visitor's private feed
 */
public record AlertsPage(
        PageFrame page,
        List<Shown> alerts,
        List<Subscribed> subscriptions,
        String country,
        List<Countries.Country> countries,
        Optional<String> feed)
        implements View {

    /**
     * An alert.
     *
     * @param place the place in words: "in the Philippines"
     * @param sentence why the tag trends
     * @param fresh whether the visitor sees it for the first time
     */
    public record Shown(String tag, String url, String place, String sentence, Ago at, boolean fresh) {}

    /** A subscription to a tag or a place. */
    public record Subscribed(String kind, String subject, String words) {}

    @Override
    public String template() {
        return "alerts/alerts";
    }
}
