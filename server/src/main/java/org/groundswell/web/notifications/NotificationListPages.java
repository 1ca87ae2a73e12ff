package org.groundswell.web.notifications;

import java.util.EnumSet;
import java.util.Optional;
import org.groundswell.alerts.Alerts;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.GroupPage;
import org.groundswell.notifications.Markers;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.notifications.NotificationServices;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Selection;
import org.groundswell.relationships.FollowRequests;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page of notifications. Opening it marks them as read. */
public final class NotificationListPages implements Pages {
    static final String PATH = "/notifications";
    static final String HERE = "notifications";
    private static final int PER_PAGE = 30;
    private static final Selection MENTIONS =
            Selection.of(EnumSet.of(NotificationType.MENTION, NotificationType.QUOTE));

    private final Notifications notifications;
    private final NotificationRequests requests;
    private final Markers markers;
    private final FollowRequests followRequests;
    private final NotificationItems items;
    private final Renderer renderer;

    public NotificationListPages(
            NotificationServices services, FollowRequests followRequests, Alerts alerts, Tags tags, WebParts parts) {
        this.notifications = services.notifications();
        this.requests = services.requests();
        this.markers = services.markers();
        this.followRequests = followRequests;
        this.items = new NotificationItems(alerts, tags, parts.posts(), parts.clock());
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH + "/dismiss", PageAccess.SIGNED_IN, call -> {
            notifications.dismissGroup(call.visitor().me().id(), call.params().textOr("key", ""));
            return Reply.seeOther(call.back(PATH));
        });
        routes.post(PATH + "/clear", PageAccess.SIGNED_IN, call -> {
            notifications.clear(call.visitor().me().id());
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/follow-requests/{id}/accept", PageAccess.SIGNED_IN, call -> {
            followRequests.accept(call.visitor().me().id(), account(call));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/follow-requests/{id}/reject", PageAccess.SIGNED_IN, call -> {
            followRequests.reject(call.visitor().me().id(), account(call));
            return Reply.seeOther(PATH);
        });
    }

    private static AccountId account(WebCall call) {
        return AccountId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }

    private Reply show(WebCall call) {
        AccountId me = call.visitor().me().id();
        boolean mentions = call.call().query().textOr("show", "").equals("mentions");
        Optional<StatusId> before = call.call().query().text("before").flatMap(StatusId::parse);
        Page page = new Page(before.map(StatusId::value).orElse(Long.MAX_VALUE), 0, 0, PER_PAGE);
        long lastRead = markers.readNotifications(me);
        Notifications.Grouped found = notifications.groups(me, mentions ? MENTIONS : Selection.ALL, page);
        GroupPage range = found.range();
        if (!mentions && before.isEmpty() && range.newest() > lastRead) {
            markers.readNotifications(me, range.newest());
        }
        Optional<String> older = range.more()
                ? Optional.of((mentions ? "?show=mentions&" : "?") + "before=" + range.oldest())
                : Optional.empty();
        return renderer.page(new NotificationsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("notifications.title"), HERE)),
                mentions,
                items.of(found.page(), lastRead, call.visitor(), call.t()),
                requests.pending(me).requests(),
                older));
    }
}
