package org.groundswell.notifications;

import java.time.InstantSource;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.Logins;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Service;
import org.groundswell.relationships.Relationships;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;

/**
 * The parts of this package, put together.
 *
 * @param crowds notifies many accounts of one event
 * @param strangersHeld holds what strangers sent before a shield went up
 */
public record NotificationServices(
        Notifications notifications,
        NotificationRequests requests,
        Markers markers,
        NotificationConsumer consumer,
        Service crowds,
        Service strangersHeld,
        Retention retention,
        Digests digests) {

    /** The parts of other packages that they use. */
    public record Parts(
            AccountStore accounts,
            Relationships relationships,
            Logins logins,
            StatusStore statuses,
            StatusPages statusPages) {}

    public static NotificationServices over(
            Database database, EventLog events, Jobs jobs, IdGenerator ids, InstantSource clock, Parts parts) {
        Audience audience = new Audience(parts.statuses());
        NotificationPages pages =
                new NotificationPages(parts.accounts(), parts.statuses(), audience, parts.statusPages());
        Delivery delivery = new Delivery(
                parts.accounts(),
                parts.statuses(),
                audience,
                new Sender.Loader(parts.accounts(), parts.relationships(), parts.logins()),
                events,
                ids);
        Crowd crowd = new Crowd(database, jobs, delivery);
        StrangersHeld strangersHeld = new StrangersHeld(database, jobs, parts.accounts(), delivery);
        return new NotificationServices(
                new Notifications(database, pages),
                new NotificationRequests(database, parts.accounts(), pages, events),
                new Markers(database, parts.accounts(), clock),
                new NotificationConsumer(delivery, crowd, strangersHeld, parts.logins(), parts.statuses()),
                crowd,
                strangersHeld,
                new Retention(database, clock),
                new Digests(database, parts.accounts(), pages, parts.logins().mail(), clock));
    }
}
