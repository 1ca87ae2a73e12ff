package org.groundswell.web.notifications;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;

/**
 * The held notifications of one sender.
 *
 * @param id the request's
 * @param items the newest of them
 */
public record RequestPage(PageFrame page, String id, Person person, List<NotificationItem> items) implements View {
    @Override
    public String template() {
        return "notifications/request";
    }
}
