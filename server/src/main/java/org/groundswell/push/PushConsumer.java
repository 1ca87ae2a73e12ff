package org.groundswell.push;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StartAt;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Queue;
import org.groundswell.model.AccountId;
import org.groundswell.notifications.NotificationType;
import org.groundswell.relationships.Relationship;
import org.groundswell.relationships.Relationships;

/** Queues a message for each new notification and each subscription that wants it. Held notifications are not sent. */
public final class PushConsumer implements TableConsumer {
    private final Relationships relationships;
    private final Queue<PushJob> queue;
    private final PushSubscriptionStore store = new PushSubscriptionStore();

    PushConsumer(Relationships relationships, Queue<PushJob> queue) {
        this.relationships = relationships;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    private record Fresh(Event.Notified notified, Envelope envelope) {}

    @Override
    public void handle(Tx tx, List<Envelope> events) {
        List<Fresh> fresh = events.stream()
                .filter(each -> each.event() instanceof Event.Notified notified && !notified.filtered())
                .map(each -> new Fresh((Event.Notified) each.event(), each))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Set<AccountId> recipients =
                fresh.stream().map(each -> each.notified().recipient()).collect(Collectors.toSet());
        Map<AccountId, List<PushSubscription>> subscriptions =
                store.of(tx, recipients).stream().collect(Collectors.groupingBy(PushSubscription::account));
        for (Fresh each : fresh) {
            for (PushSubscription subscription :
                    subscriptions.getOrDefault(each.notified().recipient(), List.of())) {
                if (isWanted(tx, subscription, each.notified())) {
                    queue.add(
                            tx,
                            new PushJob(
                                    subscription.id(),
                                    each.notified().notification(),
                                    each.envelope().at()));
                }
            }
        }
    }

    private boolean isWanted(Tx tx, PushSubscription subscription, Event.Notified notified) {
        return NotificationType.named(notified.kind())
                        .filter(subscription.settings().alerts()::contains)
                        .isPresent()
                && isPermitted(tx, subscription, notified);
    }

    /** A policy is about other accounts: messages from the server itself are sent unless nothing is. */
    private boolean isPermitted(Tx tx, PushSubscription subscription, Event.Notified notified) {
        boolean ofServer = notified.origin().equals(notified.recipient());
        return switch (subscription.settings().policy()) {
            case ALL -> true;
            case FOLLOWED -> ofServer || between(tx, notified).isFollowing();
            case FOLLOWER -> ofServer || between(tx, notified).followedBy();
            case NONE -> false;
        };
    }

    private Relationship between(Tx tx, Event.Notified notified) {
        return Objects.requireNonNull(relationships
                .between(tx, notified.recipient(), List.of(notified.origin()))
                .get(notified.origin()));
    }
}
