package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.http.Paging;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.GroupPage;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Received;

/** Notifications in groups: {@code /api/v2/notifications}. */
public final class GroupedNotificationsApi implements Resource {
    private static final Access READ = Access.person(Scope.READ_NOTIFICATIONS);
    private static final Access WRITE = Access.person(Scope.WRITE_NOTIFICATIONS);
    private static final List<String> EXPANSIONS = List.of("full", "partial_avatars");

    private final Notifications notifications;
    private final NotificationEntities entities;
    private final StatusEntities statuses;

    public GroupedNotificationsApi(Notifications notifications, NotificationDetails details, ApiParts parts) {
        this.notifications = notifications;
        this.entities = new NotificationEntities(details, parts);
        this.statuses = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        String path = "/api/v2/notifications";
        routes.get(path, READ, "Notifications in groups", this::list);
        routes.get(path + "/unread_count", READ, "The number of groups with unread notifications", this::unread);
        routes.get(path + "/{group_key}", READ, "A group of notifications", this::get);
        routes.get(path + "/{group_key}/accounts", READ, "The accounts of a group's notifications", this::accounts);
        routes.post(path + "/{group_key}/dismiss", WRITE, "Dismisses a group of notifications", call -> {
            notifications.dismissGroup(call.me(), call.part("group_key"));
            return Map.of();
        });
    }

    private Listing list(ApiCall call) {
        Paging paging = Paging.of(call.call(), call.home(), NotificationParams.STANDARD, NotificationParams.MOST);
        String expansion = call.params().textOr("expand_accounts", "full");
        if (!EXPANSIONS.contains(expansion)) {
            throw new Refusal.Invalid("expand_accounts", "error.one_of", "values", String.join(", ", EXPANSIONS));
        }
        AccountId me = call.me();
        Notifications.Grouped found =
                notifications.groups(me, NotificationParams.selection(call.params()), paging.asked());
        GroupPage range = found.range();
        Optional<String> link = range.groups().isEmpty()
                ? Optional.empty()
                : Optional.of(paging.link(range.newest(), range.oldest(), range.more()));
        NotificationEntities.Form form = expansion.equals("full")
                ? NotificationEntities.Form.LISTED
                : NotificationEntities.Form.LISTED_WITH_AVATARS;
        return new Listing(entities.grouped(found.page(), form, me, call.call().translator()), link);
    }

    private NotificationEntity.Grouped get(ApiCall call) {
        AccountId me = call.me();
        return entities.grouped(
                notifications.group(me, call.part("group_key")),
                NotificationEntities.Form.SINGLE,
                me,
                call.call().translator());
    }

    private Listing accounts(ApiCall call) {
        Paging paging = Paging.of(call.call(), call.home(), NotificationParams.STANDARD, NotificationParams.MOST);
        NotificationPage<Received> found = notifications.membersOf(call.me(), call.part("group_key"), paging.wanted());
        Paging.Part<Received> part = paging.part(found.entries(), Received::id);
        return new Listing(
                part.entries().stream()
                        .map(each -> found.account(each.what().origin()))
                        .map(statuses::account)
                        .toList(),
                part.link());
    }

    private NotificationEntity.Count unread(ApiCall call) {
        return new NotificationEntity.Count(notifications.unreadGroups(
                call.me(), NotificationParams.selection(call.params()), NotificationParams.mostCounted(call.params())));
    }
}
