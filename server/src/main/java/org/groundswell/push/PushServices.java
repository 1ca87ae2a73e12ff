package org.groundswell.push;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.groundswell.accounts.AccountStore;
import org.groundswell.alerts.Alerts;
import org.groundswell.db.Database;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Worker;
import org.groundswell.metrics.Metered;
import org.groundswell.notifications.Markers;
import org.groundswell.notifications.Notifications;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.relationships.Relationships;
import org.groundswell.tags.Tags;
import org.groundswell.text.Messages;

/** The parts of this package, put together. */
public final class PushServices {
    /** The requests at a time, to all push services. */
    static final int AT_ONCE = 24;

    /**
     * Failures of push services are no failures of jobs. A claim lasts much longer than a request; requests wait for others,
     * so there may be more of them than processors.
     */
    private static final QueueLimits LIMITS = new QueueLimits(
            AT_ONCE, 10, new Backoff(Duration.ofSeconds(15), Duration.ofHours(2)), Duration.ofMinutes(2));

    private final VapidKeys keys;
    private final PushSubscriptions subscriptions;
    private final Queue<PushJob> queue;
    private final PushConsumer consumer;
    private final PushCounts counts = new PushCounts();
    private final Database database;
    private final InstantSource clock;
    private final Site site;
    private final Parts parts;

    /** The parts of other packages that they use. */
    public record Parts(
            AccountStore accounts,
            Relationships relationships,
            Notifications notifications,
            Markers markers,
            Alerts alerts,
            Tags tags,
            OutgoingClient client) {}

    /**
     * The server, as push services know it.
     *
     * @param contact an e-mail address, or an empty text
     */
    public record Site(URI home, String contact) {}

    public PushServices(Database database, Jobs jobs, InstantSource clock, Site site, Parts parts) {
        this.keys = new VapidKeys(database, clock);
        this.subscriptions = new PushSubscriptions(database, parts.accounts(), parts.client(), clock);
        this.queue = jobs.queue("push", PushJob.CODEC, LIMITS);
        this.consumer = new PushConsumer(parts.relationships(), queue);
        this.database = database.background();
        this.clock = clock;
        this.site = site;
        this.parts = parts;
    }

    public VapidKeys keys() {
        return keys;
    }

    public PushSubscriptions subscriptions() {
        return subscriptions;
    }

    public PushConsumer consumer() {
        return consumer;
    }

    public Metered counts() {
        return counts;
    }

    /** A service that sends queued messages, with texts of these bundles. */
    public Worker<?> worker(Messages messages) {
        return worker(messages, parts.client());
    }

    Worker<?> worker(Messages messages, OutgoingClient client) {
        PushDelivery delivery = new PushDelivery(
                site.home(),
                new PushDelivery.Sources(
                        database,
                        parts.notifications().inBackground(),
                        parts.markers().inBackground(),
                        messages,
                        new PushText.Writer(parts.alerts(), parts.tags())),
                new PushSender(client, keys, site.home(), site.contact(), clock),
                counts,
                clock);
        return queue.worker(delivery::run);
    }
}
