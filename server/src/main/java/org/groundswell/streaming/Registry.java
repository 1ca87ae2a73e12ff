package org.groundswell.streaming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** All open connections: by topic, by account, by address; and the limits on their numbers. */
final class Registry {
    static final int MOST = 16_000;
    /** High, since a school or a newsroom may share an address. */
    static final int MOST_FROM_AN_ADDRESS = 200;

    static final int MOST_OF_AN_ACCOUNT = 50;
    static final int MOST_SUBSCRIPTIONS = 100;

    private final boolean isLimited;
    private final Function<AccountId, ViewerView> views;
    private final HomeFeeds feeds;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Set<Connected> open = new HashSet<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private boolean closed;
    // Changed under the lock, read without it.
    private final Map<AccountId, OpenViewer> viewers = new ConcurrentHashMap<>();
    private final Map<Topic, Set<Subscription>> topics = new ConcurrentHashMap<>();

    /**
     * @param isLimited whether the numbers per address and per account are limited
     * @param views reads relations and filters of an account
     */
    Registry(boolean isLimited, Function<AccountId, ViewerView> views, HomeFeeds feeds) {
        this.isLimited = isLimited;
        this.views = views;
        this.feeds = feeds;
    }

    /** @throws Refusal.TooMany if there are too many connections */
    void checkRoom(Opening opening) {
        lock.lock();
        try {
            OpenViewer viewer = viewers.get(opening.account());
            if (closed
                    || open.size() >= MOST
                    || isLimited && addresses.getOrDefault(opening.address(), 0) >= MOST_FROM_AN_ADDRESS
                    || isLimited && viewer != null && viewer.addConnections(0) >= MOST_OF_AN_ACCOUNT) {
                throw new Refusal.TooMany(Duration.ofMinutes(1));
            }
        } finally {
            lock.unlock();
        }
    }

    /** @throws Refusal.TooMany if there are too many connections */
    Connected add(Opening opening, Outbox outbox) {
        lock.lock();
        try {
            checkRoom(opening);
            OpenViewer viewer = viewers.computeIfAbsent(opening.account(), account -> new OpenViewer(account, views));
            viewer.addConnections(1);
            addresses.merge(opening.address(), 1, Integer::sum);
            Connected connection = new Connected(opening, viewer, outbox);
            open.add(connection);
            return connection;
        } finally {
            lock.unlock();
        }
    }

    void remove(Connected connection) {
        List<Subscription> ended;
        lock.lock();
        try {
            if (!open.remove(connection)) {
                return;
            }
            ended = connection.allSubscriptions();
            Opening opening = connection.opening();
            addresses.computeIfPresent(opening.address(), (_, count) -> count > 1 ? count - 1 : null);
            if (connection.viewer().addConnections(-1) == 0) {
                viewers.remove(opening.account());
            }
        } finally {
            lock.unlock();
        }
        ended.forEach(subscription -> unsubscribe(connection, subscription.stream()));
    }

    /**
     * Subscribes a connection to a stream; a second subscription to the same one changes nothing.
     *
     * @throws Refusal.Malformed if it has too many
     */
    void subscribe(Connected connection, List<String> stream, List<Topic> of) {
        Subscription subscription = new Subscription(connection, stream, of);
        lock.lock();
        try {
            if (!open.contains(connection) || connection.subscriptions().containsKey(stream)) {
                return;
            }
            if (connection.subscriptions().size() >= MOST_SUBSCRIPTIONS) {
                throw new Refusal.Malformed("streaming.subscriptions", "most", MOST_SUBSCRIPTIONS);
            }
            connection.subscriptions().put(stream, subscription);
            of.forEach(topic -> topics.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet())
                    .add(subscription));
        } finally {
            lock.unlock();
        }
        // Outside of the lock, since it may read from the database.
        of.forEach(topic -> feeds.update(topic, () -> isWatched(topic)));
    }

    void unsubscribe(Connected connection, List<String> stream) {
        Subscription ended;
        lock.lock();
        try {
            ended = connection.subscriptions().remove(stream);
            if (ended == null) {
                return;
            }
            for (Topic topic : ended.topics()) {
                Set<Subscription> rest = topics.get(topic);
                if (rest != null && rest.remove(ended) && rest.isEmpty()) {
                    topics.remove(topic);
                }
            }
        } finally {
            lock.unlock();
        }
        ended.topics().forEach(topic -> feeds.update(topic, () -> isWatched(topic)));
    }

    Collection<Subscription> of(Topic topic) {
        return topics.getOrDefault(topic, Set.of());
    }

    boolean isWatched(Topic topic) {
        return topics.containsKey(topic);
    }

    Optional<OpenViewer> viewer(AccountId account) {
        return Optional.ofNullable(viewers.get(account));
    }

    List<Connected> all() {
        lock.lock();
        try {
            return new ArrayList<>(open);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    int topics() {
        return topics.size();
    }

    /** No connection is added any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
