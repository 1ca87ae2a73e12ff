package org.groundswell.mastodon;

import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.http.Paging;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Received;

/** Single notifications: {@code /api/v1/notifications}. */
public final class NotificationsApi implements Resource {
    private static final Access READ = Access.person(Scope.READ_NOTIFICATIONS);
    private static final Access WRITE = Access.person(Scope.WRITE_NOTIFICATIONS);

    private final Notifications notifications;
    private final NotificationEntities entities;

    public NotificationsApi(Notifications notifications, NotificationDetails details, ApiParts parts) {
        this.notifications = notifications;
        this.entities = new NotificationEntities(details, parts);
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String path = "/api/v1/notifications";
        routes.get(path, READ, "Notifications", this::list);
        routes.get(path + "/unread_count", READ, "The number of unread notifications", this::unread);
        routes.post(path + "/clear", WRITE, "Dismisses all notifications", call -> {
            notifications.clear(call.me());
            return Map.of();
        });
        routes.get(path + "/{id}", READ, "A notification", this::get);
        routes.post(path + "/{id}/dismiss", WRITE, "Dismisses a notification", call -> {
            notifications.dismiss(call.me(), id(call));
            return Map.of();
        });
    }

    private Listing list(ApiCall call) {
        Paging paging = Paging.of(call.call(), call.home(), NotificationParams.STANDARD, NotificationParams.MOST);
        AccountId me = call.me();
        NotificationPage<Received> found =
                notifications.list(me, NotificationParams.selection(call.params()), paging.wanted());
        Paging.Part<Received> part = paging.part(found.entries(), Received::id);
        return new Listing(
                entities.list(found.showing(part.entries()), me, call.call().translator()), part.link());
    }

    private NotificationEntity get(ApiCall call) {
        AccountId me = call.me();
        return entities.list(notifications.get(me, id(call)), me, call.call().translator())
                .getFirst();
    }

    private NotificationEntity.Count unread(ApiCall call) {
        return new NotificationEntity.Count(notifications.unread(
                call.me(), NotificationParams.selection(call.params()), NotificationParams.mostCounted(call.params())));
    }

    /** @throws Refusal.NotFound if the path has no id */
    static long id(ApiCall call) {
        return StatusId.parse(call.part("id"))
                .orElseThrow(Refusal.NotFound::new)
                .value();
    }
}
