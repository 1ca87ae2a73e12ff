package org.groundswell.timelines;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.groundswell.events.Envelope;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timelines in memory: those read of late, up to a limit of memory, and those with subscribers.
 *
 * <p>One lock orders what changes their set: the arrival of events, a timeline that was read, subscriptions. Readers take no
 * lock but that of the one timeline, for the time of a copy. A timeline is retired before it misses an event, so that a reader
 * that has noted {@link #handled} and then gets a copy has all events up to there.
 */
final class KeptTimelines {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTimelines.class);
    /** The memory of timelines without subscribers. One of 200 followed accounts takes about 42 kB at most. */
    private static final long MOST_BYTES = 64 << 20;

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Cache<KeptTimeline.Key, KeptTimeline> recent;
    // Guarded by the lock, apart from single lookups.
    private final Map<KeptTimeline.Key, Subscribers> subscribed = new ConcurrentHashMap<>();
    // Guarded by the lock, apart from its size.
    private final TimelineIndex index = new TimelineIndex();
    /** Retired, and to be removed from the index: evictions happen in threads that must not wait for the lock. */
    private final Queue<KeptTimeline> retired = new ConcurrentLinkedQueue<>();

    private volatile Position handled = Position.START;

    KeptTimelines() {
        this.recent = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .expireAfterAccess(KEPT)
                .weigher((KeptTimeline.Key _, KeptTimeline timeline) -> timeline.bytes())
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
    }

    /** Whether a timeline is too large to be kept for its reader. */
    static boolean isTooLarge(KeptTimeline timeline) {
        return timeline.bytes() > MOST_BYTES / 16;
    }

    private void evicted(KeptTimeline.@Nullable Key key, @Nullable KeptTimeline timeline, RemovalCause cause) {
        if (timeline != null) {
            retire(timeline);
        }
    }

    private void retire(KeptTimeline timeline) {
        timeline.retire();
        retired.add(timeline);
    }

    /** The last position of the log whose event every timeline has, unless it was read later. */
    Position handled() {
        return handled;
    }

    Optional<KeptTimeline> find(KeptTimeline.Key key) {
        Subscribers subscribers = subscribed.get(key);
        return Optional.ofNullable(subscribers)
                .flatMap(Subscribers::timeline)
                .or(() -> Optional.ofNullable(recent.getIfPresent(key)));
    }

    /** The number of timelines in memory. */
    int size() {
        return index.size();
    }

    /** Ends the use of a timeline that isn't as the database has it. */
    void discard(KeptTimeline timeline) {
        retire(timeline);
        recent.asMap().remove(timeline.key(), timeline);
    }

    /** The domains of the accounts that some events name; asked for only if a timeline depends on them. */
    @FunctionalInterface
    interface Domains {
        Map<AccountId, String> domains();
    }

    /**
     * Applies events to the timelines that they concern.
     *
     * @param reading begins to read a timeline again that has subscribers
     */
    void handle(Iterable<Envelope> events, Domains domains, Consumer<KeptTimeline.Key> reading) {
        lock.lock();
        try {
            dropRetired(reading);
            Map<AccountId, String> known = index.dependsOnDomains() ? domains.domains() : Map.of();
            for (Envelope envelope : events) {
                handle(envelope, known, reading);
                handled = envelope.position();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes the timelines that were retired by a reader or an eviction. */
    void dropRetired(Consumer<KeptTimeline.Key> reading) {
        lock.lock();
        try {
            for (KeptTimeline each = retired.poll(); each != null; each = retired.poll()) {
                drop(each, handled, reading);
            }
        } finally {
            lock.unlock();
        }
    }

    private void handle(Envelope envelope, Map<AccountId, String> domains, Consumer<KeptTimeline.Key> reading) {
        switch (TimelineEffect.of(envelope.event())) {
            case TimelineEffect.Posted posted ->
                deliver(envelope, index.concernedBy(posted.status()), domains, reading);
            case TimelineEffect.Edited edited -> {
                Set<KeptTimeline> concerned = index.concernedBy(edited.status());
                concerned.addAll(index.concernedBy(edited.before()));
                deliver(envelope, concerned, domains, reading);
            }
            case TimelineEffect.Deleted deleted ->
                deliver(envelope, index.concernedBy(deleted.status()), domains, reading);
            case TimelineEffect.RulesChanged changed -> drop(index.ofOwners(changed.owners()), envelope, reading);
            case TimelineEffect.AccountGone gone -> drop(index.naming(gone.account()), envelope, reading);
            case TimelineEffect.None _ -> {}
        }
    }

    private void drop(Set<KeptTimeline> timelines, Envelope envelope, Consumer<KeptTimeline.Key> reading) {
        for (KeptTimeline timeline : timelines) {
            if (envelope.position().isAfter(timeline.filledAt())) {
                drop(timeline, envelope.position(), reading);
            }
        }
    }

    private void deliver(
            Envelope envelope,
            Set<KeptTimeline> concerned,
            Map<AccountId, String> domains,
            Consumer<KeptTimeline.Key> reading) {
        for (KeptTimeline timeline : concerned) {
            try {
                timeline.apply(envelope, domains)
                        .ifPresent(change -> subscribers(timeline.key()).ifPresent(each -> each.report(change)));
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("a timeline can't take an event, and will be read again");
                drop(timeline, envelope.position(), reading);
            }
        }
    }

    private void drop(KeptTimeline timeline, Position at, Consumer<KeptTimeline.Key> reading) {
        timeline.retire();
        index.remove(timeline);
        recent.asMap().remove(timeline.key(), timeline);
        subscribers(timeline.key())
                .filter(each -> each.timeline().filter(timeline::equals).isPresent())
                .ifPresent(each -> {
                    each.drop(at);
                    reading.accept(timeline.key());
                });
    }

    Optional<Subscribers> subscribers(KeptTimeline.Key key) {
        return Optional.ofNullable(subscribed.get(key));
    }

    /** The result of adding a timeline. */
    enum Installed {
        DONE,
        /** Events were handled that the timeline doesn't have. */
        BEHIND,
        /** There are subscribers to which earlier changes were not reported. */
        NOT_REPORTED
    }

    /**
     * Adds a timeline that was just read.
     *
     * @param upTo the last position whose event it has
     * @param reportedTo the subscribers to which changes up to there were reported
     */
    Installed install(KeptTimeline timeline, Position upTo, Optional<Subscribers> reportedTo) {
        lock.lock();
        try {
            Optional<Subscribers> subscribers = subscribers(timeline.key());
            if (subscribers.isPresent() && !subscribers.equals(reportedTo)) {
                return Installed.NOT_REPORTED;
            }
            if (handled.isAfter(upTo)) {
                return Installed.BEHIND;
            }
            find(timeline.key()).ifPresent(this::replace);
            index.add(timeline);
            if (subscribers.isPresent()) {
                subscribers.get().use(timeline);
            } else {
                recent.put(timeline.key(), timeline);
            }
            return Installed.DONE;
        } finally {
            lock.unlock();
        }
    }

    private void replace(KeptTimeline old) {
        old.retire();
        index.remove(old);
        recent.asMap().remove(old.key(), old);
    }

    /** @param from the position of the log after which changes are reported if the timeline isn't in memory yet */
    Subscribers subscribe(KeptTimeline.Key key, Position from, Consumer<TimelineFeed.Change> listener) {
        lock.lock();
        try {
            Subscribers subscribers = subscribed.computeIfAbsent(key, _ -> new Subscribers(from));
            subscribers.add(listener);
            KeptTimeline timeline = recent.asMap().remove(key);
            if (timeline != null && !timeline.isRetired()) {
                subscribers.use(timeline);
            }
            return subscribers;
        } finally {
            lock.unlock();
        }
    }

    void unsubscribe(KeptTimeline.Key key, Consumer<TimelineFeed.Change> listener) {
        lock.lock();
        try {
            Subscribers subscribers = subscribed.get(key);
            if (subscribers == null) {
                return;
            }
            subscribers.remove(listener);
            if (subscribers.isEmpty()) {
                subscribed.remove(key);
                subscribers
                        .timeline()
                        .filter(timeline -> !timeline.isRetired())
                        .ifPresent(timeline -> recent.put(key, timeline));
            }
        } finally {
            lock.unlock();
        }
    }
}
