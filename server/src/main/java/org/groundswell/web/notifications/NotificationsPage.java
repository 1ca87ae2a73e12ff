package org.groundswell.web.notifications;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The visitor's notifications.
 *
 * @param mentions whether only mentions are shown
 * @param items newest first
 * @param requests the number of senders whose notifications are held
 * @param older the query of the next page
 */
public record NotificationsPage(
        PageFrame page, boolean mentions, List<NotificationItem> items, long requests, Optional<String> older)
        implements View {

    /** Whether there are notifications since the last visit. */
    public boolean hasNew() {
        return !items.isEmpty() && items.getFirst().fresh();
    }

    /** Whether an item is the last new one, and others follow. */
    public boolean isLastNew(int index) {
        return items.get(index).fresh()
                && index + 1 < items.size()
                && !items.get(index + 1).fresh();
    }

    @Override
    public String template() {
        return "notifications/notifications";
    }
}
