package org.groundswell.streaming;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.statuses.ViewerState;
import org.groundswell.timelines.TimelineFeed.Change;

/**
 * Sends what has happened to the connections that subscribe to it. The statuses of a batch are read by one query for all
 * viewers. Used by one thread, so that each connection gets events in their order.
 */
final class Dispatcher {
    private static final String UPDATE = "update";
    private static final String EDIT = "status.update";
    private static final String DELETE = "delete";

    private final Registry registry;
    private final Statuses statuses;
    private final Payloads payloads;
    private final InstantSource clock;

    Dispatcher(Registry registry, Statuses statuses, Payloads payloads, InstantSource clock) {
        this.registry = registry;
        this.statuses = statuses;
        this.payloads = payloads;
        this.clock = clock;
    }

    void dispatch(List<Task> tasks) {
        // First, so that a block applies to a post that was written after it and is in the same batch.
        tasks.forEach(this::changeViewers);
        Batch batch = new Batch(tasks);
        for (Task task : tasks) {
            switch (task) {
                case Task.Logged(Event event) -> send(event, batch);
                case Task.Moved(Topic.Own topic, Change change) -> batch.move(topic, change);
            }
        }
        batch.flush();
    }

    private void changeViewers(Task task) {
        if (task instanceof Task.Logged(Event event)) {
            for (AccountId account : ViewerChanges.of(event)) {
                registry.viewer(account).ifPresent(OpenViewer::change);
            }
        }
    }

    private void send(Event event, Batch batch) {
        switch (event) {
            case Event.StatusPosted(StatusFacts status) -> batch.sendInPublic(status, UPDATE);
            case Event.StatusEdited edited -> batch.sendInPublic(edited.status(), EDIT);
            case Event.QuoteRevoked revoked -> batch.sendInPublic(revoked.status(), EDIT);
            case Event.PollEnded(StatusFacts status) -> batch.sendInPublic(status, EDIT);
            case Event.StatusVisibilityChanged changed -> delete(changed);
            case Event.StatusDeleted deleted -> delete(deleted.status());
            case Event.Notified notified -> notify(notified);
            case Event.ConversationUpdated updated -> send(updated);
            case Event.FiltersChanged(AccountId account) ->
                sendAll(new Topic.Settings(account), Message.empty("filters_changed"));
            case Event.Announcing announcing -> batch.announce(announcing);
            // Relations have changed the viewers; nothing is sent about them, nor about the others.
            case Event.Relation _,
                    Event.PrivateMentionJudged _,
                    Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.Shield _,
                    Event.Moderation _,
                    Event.AccountDeleted _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    /** Everyone who may have been sent the status is told that it is gone: the id says nothing about it. */
    private void delete(StatusFacts status) {
        Message message = deletion(status.id());
        PublicTopics.of(status).forEach(topic -> sendAll(topic, message));
    }

    /** A status that is no longer listed leaves public timelines. One that is listed again is not new. */
    private void delete(Event.StatusVisibilityChanged changed) {
        if (!changed.status().visibility().isListed()) {
            delete(changed.before());
        }
    }

    private static Message deletion(StatusId status) {
        return Message.of(DELETE, status.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** What the recipient's policy holds back is not streamed. */
    private void notify(Event.Notified notified) {
        Topic topic = new Topic.Notifications(notified.recipient());
        if (!notified.filtered() && registry.isWatched(topic)) {
            payloads.notification(notified.recipient(), notified.notification())
                    .ifPresent(json -> sendAll(topic, Message.of("notification", json)));
        }
    }

    private void send(Event.ConversationUpdated updated) {
        Topic topic = new Topic.Conversations(updated.account());
        if (registry.isWatched(topic)) {
            payloads.conversation(updated.account(), updated.conversation())
                    .ifPresent(json -> sendAll(topic, Message.of("conversation", json)));
        }
    }

    private void sendAll(Topic topic, Message message) {
        registry.of(topic).forEach(message::sendTo);
    }

    /** The changes to send at once, with the statuses they are about. */
    private final class Batch {
        private final StatusPage page;
        private final Map<StatusId, Status> found = new HashMap<>();
        /** The own timelines that the same status was added to, and likewise edited: they are sent it together. */
        private final Map<Change, Set<Topic.Own>> own = new LinkedHashMap<>();

        private final Set<Event.Announcing> announced = new HashSet<>();

        Batch(List<Task> tasks) {
            Set<StatusId> wanted = tasks.stream()
                    .flatMap(task -> wanted(task).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            this.page = wanted.isEmpty() ? StatusPage.EMPTY : statuses.shared(wanted);
            page.statuses().forEach(status -> found.put(status.id(), status));
        }

        /** Of several equal events one is sent: however often someone reacts, everyone is told the number once. */
        void announce(Event.Announcing event) {
            Topic topic = new Topic.Announcements();
            if (!registry.isWatched(topic) || !announced.add(event)) {
                return;
            }
            switch (event) {
                case Event.Announced(long id) ->
                    payloads.announcement(id).ifPresent(json -> sendAll(topic, Message.of("announcement", json)));
                case Event.AnnouncementReacted(long id, String emoji) ->
                    sendAll(topic, Message.of("announcement.reaction", payloads.reaction(id, emoji)));
                case Event.AnnouncementEnded(long id) ->
                    sendAll(
                            topic,
                            Message.of("announcement.delete", Long.toString(id).getBytes(StandardCharsets.US_ASCII)));
            }
        }

        private Optional<StatusId> wanted(Task task) {
            return switch (task) {
                case Task.Logged(Event.StatusPosted(StatusFacts status)) -> watched(status);
                case Task.Logged(Event.StatusEdited edited) -> watched(edited.status());
                case Task.Logged(Event.QuoteRevoked revoked) -> watched(revoked.status());
                case Task.Logged(Event.PollEnded(StatusFacts status)) -> watched(status);
                case Task.Logged _ -> Optional.empty();
                case Task.Moved moved ->
                    moved.change() instanceof Change.Removed
                            ? Optional.empty()
                            : Optional.of(moved.change().status());
            };
        }

        private Optional<StatusId> watched(StatusFacts status) {
            return PublicTopics.of(status).stream().anyMatch(registry::isWatched)
                    ? Optional.of(status.id())
                    : Optional.empty();
        }

        void sendInPublic(StatusFacts facts, String event) {
            Status status = found.get(facts.id());
            if (status == null) {
                return;
            }
            boolean hasMedia = status.post()
                    .filter(post -> !post.content().attachments().isEmpty())
                    .isPresent();
            StatusEvent sent = new StatusEvent(page, status, event, payloads, clock.instant());
            for (Topic topic : PublicTopics.of(facts)) {
                Collection<Subscription> subscriptions = registry.of(topic);
                if (!subscriptions.isEmpty() && (hasMedia || !(topic instanceof Topic.PublicMedia))) {
                    sent.sendInPublic(subscriptions, interactions(sent, event, subscriptions));
                }
            }
        }

        /** Changes of other statuses, and removals, end what is collected: the order per connection is kept. */
        void move(Topic.Own topic, Change change) {
            if (change instanceof Change.Removed(StatusId status)) {
                flush();
                sendAll(topic, deletion(status));
            } else {
                own.computeIfAbsent(change, _ -> new LinkedHashSet<>()).add(topic);
            }
        }

        void flush() {
            own.forEach((change, topics) -> {
                Status status = found.get(change.status());
                if (status != null) {
                    sendToOwners(status, change instanceof Change.Added ? UPDATE : EDIT, topics);
                }
            });
            own.clear();
        }

        private void sendToOwners(Status status, String event, Collection<Topic.Own> topics) {
            StatusEvent sent = new StatusEvent(page, status, event, payloads, clock.instant());
            List<Subscription> subscriptions = topics.stream()
                    .flatMap(topic -> registry.of(topic).stream())
                    .toList();
            if (!sent.isForEveryone()) {
                subscriptions.forEach(each -> sendRead(status, event, each));
                return;
            }
            Map<AccountId, ViewerState> interactions = interactions(sent, event, subscriptions);
            subscriptions.forEach(each -> sent.sendToOwner(each, interactions));
        }

        /** Sends a status with a part that not everyone may see, read for the viewer. */
        private void sendRead(Status status, String event, Subscription subscription) {
            AccountId viewer = subscription.connection().viewer().account();
            StatusPage seen = statuses.page(Optional.of(viewer), List.of(status));
            seen.shown()
                    .findFirst()
                    .ifPresent(shown ->
                            Message.of(event, payloads.status(seen, shown)).sendTo(subscription));
        }

        private Map<AccountId, ViewerState> interactions(
                StatusEvent sent, String event, Collection<Subscription> subscriptions) {
            Set<StatusId> older = sent.older(event.equals(UPDATE));
            return older.isEmpty() || subscriptions.isEmpty()
                    ? Map.of()
                    : statuses.interactionsOf(
                            subscriptions.stream()
                                    .map(each -> each.connection().viewer().account())
                                    .collect(Collectors.toSet()),
                            older);
        }
    }
}
