package org.groundswell.app;

import java.util.List;
import org.groundswell.alerts.Alerts;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.GroupedNotificationsApi;
import org.groundswell.mastodon.MarkersApi;
import org.groundswell.mastodon.NotificationDetails;
import org.groundswell.mastodon.NotificationPolicyApi;
import org.groundswell.mastodon.NotificationRequestsApi;
import org.groundswell.mastodon.NotificationsApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.notifications.NotificationData;
import org.groundswell.notifications.NotificationServices;
import org.groundswell.tags.Tags;
import org.groundswell.web.notifications.DigestPages;
import org.groundswell.web.notifications.NotificationListPages;
import org.groundswell.web.notifications.NotificationRequestPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Notifications, the policies for them, and markers. */
public record NotificationsAssembly(NotificationServices core, PeopleAssembly people, Details details)
        implements Assembly {
    /** The features that notifications are about. */
    record Details(
            AlertsAssembly alerts,
            TagsAssembly tagging,
            ReportsAssembly reporting,
            RelationshipsAssembly relationships) {}

    static NotificationsAssembly over(
            Base base, PeopleAssembly people, PublishingAssembly publishing, Details details) {
        NotificationServices core = NotificationServices.over(
                base.database(),
                base.events(),
                base.jobs(),
                base.ids(),
                base.clock(),
                new NotificationServices.Parts(
                        people.store(),
                        details.relationships().relationships(),
                        people.logins(),
                        publishing.store(),
                        publishing.statusPages()));
        return new NotificationsAssembly(core, people, details);
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new NotificationData());
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(core.consumer());
    }

    @Override
    public List<Service> services() {
        return List.of(core.crowds(), core.strangersHeld());
    }

    @Override
    public List<Chore> chores() {
        return List.of(core.retention()::purge, core.digests()::sendDue);
    }

    /** The data of notifications that is not in their rows. */
    NotificationDetails shown() {
        return new NotificationDetails(
                details.alerts().alerts(),
                details.reporting().reports(),
                details.reporting().strikes(),
                details.relationships().domainBlocks().severances(),
                people.accounts());
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        NotificationDetails shown = shown();
        return List.of(
                new NotificationsApi(core.notifications(), shown, parts),
                new GroupedNotificationsApi(core.notifications(), shown, parts),
                new NotificationRequestsApi(core.requests(), shown, parts),
                new NotificationPolicyApi(core.requests()),
                new MarkersApi(core.markers()));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        Alerts alerts = details.alerts().alerts();
        Tags tags = details.tagging().tags();
        return List.of(
                new NotificationListPages(core, people.followRequests(), alerts, tags, parts),
                new NotificationRequestPages(core.notifications(), core.requests(), alerts, tags, parts),
                new DigestPages(core.digests(), parts));
    }
}
