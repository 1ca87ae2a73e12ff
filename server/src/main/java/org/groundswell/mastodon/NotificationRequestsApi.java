package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.http.Paging;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.NotificationRequest;
import org.groundswell.notifications.NotificationRequests;

/** Senders whose notifications are held: {@code /api/v1/notifications/requests}. */
public final class NotificationRequestsApi implements Resource {
    private static final Access READ = Access.person(Scope.READ_NOTIFICATIONS);
    private static final Access WRITE = Access.person(Scope.WRITE_NOTIFICATIONS);

    private final NotificationRequests requests;
    private final NotificationEntities entities;

    public NotificationRequestsApi(NotificationRequests requests, NotificationDetails details, ApiParts parts) {
        this.requests = requests;
        this.entities = new NotificationEntities(details, parts);
    }

    /** Whether accepted notifications are in the list: always, since accepting puts them there at once. */
    record Merged(boolean merged) {}

    @Override
    public void addTo(ApiRoutes routes) {
        String path = "/api/v1/notifications/requests";
        routes.get(path, READ, "Senders whose notifications are held", this::list);
        routes.get(path + "/merged", READ, "Whether accepted notifications are in the list", _ -> new Merged(true));
        routes.post(path + "/accept", WRITE, "Accepts several senders", call -> {
            requests.accept(call.me(), ids(call));
            return Map.of();
        });
        routes.post(path + "/dismiss", WRITE, "Dismisses the held notifications of several senders", call -> {
            requests.dismiss(call.me(), ids(call));
            return Map.of();
        });
        routes.get(path + "/{id}", READ, "A sender whose notifications are held", this::get);
        routes.post(path + "/{id}/accept", WRITE, "Accepts a sender", call -> {
            requests.accept(call.me(), List.of(NotificationsApi.id(call)));
            return Map.of();
        });
        routes.post(path + "/{id}/dismiss", WRITE, "Dismisses the held notifications of a sender", call -> {
            requests.dismiss(call.me(), List.of(NotificationsApi.id(call)));
            return Map.of();
        });
    }

    private Listing list(ApiCall call) {
        Paging paging = Paging.of(call.call(), call.home(), NotificationParams.STANDARD, NotificationParams.MOST);
        NotificationPage<NotificationRequest> found = requests.list(call.me(), paging.wanted());
        Paging.Part<NotificationRequest> part = paging.part(found.entries(), NotificationRequest::id);
        return new Listing(entities.requests(found.showing(part.entries())), part.link());
    }

    private NotificationEntity.Request get(ApiCall call) {
        return entities.requests(requests.get(call.me(), NotificationsApi.id(call)))
                .getFirst();
    }

    private static List<Long> ids(ApiCall call) {
        return call.params().all("id").stream()
                .map(id -> StatusId.parse(id)
                        .orElseThrow(() -> new Refusal.Invalid("id", "error.id"))
                        .value())
                .toList();
    }
}
