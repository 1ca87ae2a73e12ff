package org.groundswell.web.notifications;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The senders whose notifications are held.
 *
 * @param older the query of the next page
 */
public record RequestsPage(PageFrame page, List<Sender> senders, Optional<String> older) implements View {

    /**
     * A sender.
     *
     * @param id the request's
     * @param count the number of held notifications
     * @param updated the time of the newest
     */
    public record Sender(String id, Person person, long count, Ago updated) {}

    @Override
    public String template() {
        return "notifications/requests";
    }
}
