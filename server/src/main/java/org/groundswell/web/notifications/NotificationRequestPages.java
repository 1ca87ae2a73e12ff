package org.groundswell.web.notifications;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.alerts.Alerts;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.NotificationRequest;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Selection;
import org.groundswell.rendering.Ago;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The senders whose notifications are held: accept or dismiss them. */
public final class NotificationRequestPages implements Pages {
    private static final String PATH = NotificationListPages.PATH + "/requests";
    private static final int PER_PAGE = 40;

    private final Notifications notifications;
    private final NotificationRequests requests;
    private final NotificationItems items;
    private final Renderer renderer;
    private final InstantSource clock;

    public NotificationRequestPages(
            Notifications notifications, NotificationRequests requests, Alerts alerts, Tags tags, WebParts parts) {
        this.notifications = notifications;
        this.requests = requests;
        this.items = new NotificationItems(alerts, tags, parts.posts(), parts.clock());
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::list);
        routes.get(PATH + "/{id}", PageAccess.SIGNED_IN, this::show);
        routes.post(PATH + "/{id}/accept", PageAccess.SIGNED_IN, call -> {
            requests.accept(call.visitor().me().id(), List.of(id(call)));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/{id}/dismiss", PageAccess.SIGNED_IN, call -> {
            requests.dismiss(call.visitor().me().id(), List.of(id(call)));
            return Reply.seeOther(PATH);
        });
    }

    private Reply list(WebCall call) {
        AccountId me = call.visitor().me().id();
        long before = call.call()
                .query()
                .text("before")
                .flatMap(StatusId::parse)
                .map(StatusId::value)
                .orElse(Long.MAX_VALUE);
        List<NotificationRequest> found;
        NotificationPage<NotificationRequest> page = requests.list(me, new Page(before, 0, 0, PER_PAGE + 1));
        boolean more = page.entries().size() > PER_PAGE;
        found = more ? page.entries().subList(0, PER_PAGE) : page.entries();
        return renderer.page(new RequestsPage(
                renderer.around(
                        call,
                        Renderer.Subject.of(call.t().text("notifications.requests.title"), NotificationListPages.HERE)),
                found.stream()
                        .map(request -> new RequestsPage.Sender(
                                Long.toString(request.id()),
                                Person.of(page.account(request.from())),
                                request.count(),
                                Ago.of(request.updatedAt(), clock.instant(), call.t())))
                        .toList(),
                more ? Optional.of("?before=" + found.getLast().id()) : Optional.empty()));
    }

    private Reply show(WebCall call) {
        AccountId me = call.visitor().me().id();
        NotificationPage<NotificationRequest> request = requests.get(me, id(call));
        AccountId from = request.entries().getFirst().from();
        Selection held = new Selection(EnumSet.allOf(NotificationType.class), Optional.of(from), true, Set.of());
        Notifications.Grouped found = notifications.groups(me, held, Page.first(PER_PAGE));
        Person person = Person.of(request.account(from));
        return renderer.page(new RequestPage(
                renderer.around(call, Renderer.Subject.of(person.name(), NotificationListPages.HERE)),
                call.part("id"),
                person,
                items.of(found.page(), Long.MAX_VALUE, call.visitor(), call.t())));
    }

    private static long id(WebCall call) {
        return StatusId.parse(call.part("id"))
                .orElseThrow(Refusal.NotFound::new)
                .value();
    }
}
