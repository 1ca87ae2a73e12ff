package org.groundswell.web.alerts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Alerts: tags that rose, and subscriptions to more.
 *
 * @param told alerts, newest first
 * @param subscriptions the visitor's subscriptions
 * @param country the visitor's country, chosen at first in the form; may be empty
 * @param feed the address of the visitor's private feed
 */
public record AlertsPage(
        PageFrame page,
        List<Told> told,
        List<Wanted> subscriptions,
        String country,
        List<Countries.Country> countries,
        Optional<String> feed)
        implements View {

    /**
     * An alert.
     *
     * @param where the place the tag rose in
     * @param fresh whether the visitor sees it for the first time
     */
    public record Told(String tag, String url, String where, String sentence, Ago at, boolean fresh) {}

    /** A subscription to a tag or a place. */
    public record Wanted(String kind, String subject, String words) {}

    @Override
    public String template() {
        return "alerts";
    }
}
