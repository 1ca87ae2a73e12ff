package org.groundswell.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;

/**
 * The ordered log of changes. Services append in the transaction of the change itself; consequences of a change are
 * left to consumers, which {@link Follower follow} the log.
 *
 * <p>On SQLite an event has its {@link Position} at once. On PostgreSQL, where transactions commit in any order, it
 * gets one after it is committed, from the next reader of the log. Readers do this one after another, so that positions
 * become visible in their order.
 */
public final class EventLog implements Metered {
    /** The retention of handled events, for inspection. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** A consumer that no process has run for this long does not retain events any more. */
    private static final Duration CONSUMER_KEPT = Duration.ofDays(7);

    private static final int PIECE = 1_000;
    private static final int PLACED_AT_ONCE = 5_000;

    private final Database database;
    private final InstantSource clock;
    private final EventStore store = new EventStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Runnable signal = this::signal;
    private long growths;
    private final ReentrantLock placing = new ReentrantLock();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    public EventLog(Database database, InstantSource clock) {
        this.database = database.background();
        this.clock = clock;
    }

    /** An encoded event. */
    public record Entry(String kind, String payload) {}

    /**
     * Encodes an event for {@link #append(Tx, Entry)}. Done before the write, this takes no time of SQLite's only
     * writer.
     */
    public Entry entry(Event event) {
        return store.entry(event);
    }

    /** Appends an event in the transaction of the change. */
    public void append(Tx tx, Event event) {
        append(tx, entry(event));
    }

    /** Appends an encoded event in the transaction of the change. */
    public void append(Tx tx, Entry entry) {
        store.append(tx, entry, clock.instant());
        tx.afterCommit(signal);
    }

    /** The events after a position, oldest first, at most {@code limit}. The transaction must be a read. */
    public List<Envelope> after(Tx tx, Position position, int limit) {
        return store.after(tx, position, limit);
    }

    /** The position of the newest event visible in this transaction. */
    public Position end(Tx tx) {
        return store.end(tx);
    }

    /** Whether the log still has all events after a position, and the position is not past its end. */
    public boolean reachesBackTo(Tx tx, Position position) {
        return store.reachesBackTo(tx, position);
    }

    /** Deletes events that are older than a week and have been handled by every consumer. Returns their number. */
    public int purgeExpired() {
        Instant now = clock.instant();
        Position until = database.read(tx -> store.disposableUntil(tx, now.minus(KEPT), now.minus(CONSUMER_KEPT)));
        int purged = database.purge(PIECE, tx -> store.purge(tx, until, PIECE));
        if (purged > 0) {
            store.dropDecoded();
        }
        return purged;
    }

    /** The positions of the consumers that keep a cursor in the database. */
    public List<ConsumerState> consumers() {
        place();
        return database.read(store::consumers);
    }

    /**
     * Makes a consumer skip the event at which it has stopped.
     *
     * @throws Refusal.Invalid if there is no such consumer, or the event is not the next it has to handle
     */
    public void skip(String consumer, Position position) {
        database.writing(tx -> {
            Position from = store.cursor(tx, consumer)
                    .orElseThrow(() -> new Refusal.Invalid("consumer", "error.consumer.unknown"));
            Position next =
                    store.next(tx, from).orElseThrow(() -> new Refusal.Invalid("position", "error.consumer.no_event"));
            if (!next.equals(position) || !store.advance(tx, consumer, from, next)) {
                throw new Refusal.Invalid("position", "error.consumer.position", "next", next.toString());
            }
        });
    }

    /**
     * A problem of a follower of the log.
     *
     * @param follower its name
     * @param sentence a sentence for an operator
     */
    public record Problem(String follower, String sentence) {}

    /** The problems of consumers; empty if there are none. */
    public List<Problem> problems() {
        return followers.stream()
                .flatMap(follower -> follower.problem().stream())
                .toList();
    }

    /**
     * The lag of each consumer with a cursor, by name, in events. Positions have no gaps, so nothing has to be counted.
     */
    public Map<String, Long> lags() {
        return database.read(tx -> {
            long end = store.end(tx).number();
            Map<String, Long> lags = new TreeMap<>();
            store.cursors(tx).forEach((name, position) -> lags.put(name, Math.max(0, end - position.number())));
            return lags;
        });
    }

    /** The position of the newest event. */
    public Position end() {
        return database.read(store::end);
    }

    @Override
    public void meter(Meters meters) {
        meters.gauges(
                "groundswell.consumer.stopped",
                "Whether a follower of the event log has stopped, or stands still: then 1",
                "consumer",
                () -> followers.stream()
                        .collect(Collectors.toMap(
                                Follower::name, follower -> follower.problem().isPresent() ? 1 : 0, Math::max)));
    }

    /** Assigns positions to events without one. */
    void place() {
        // This check is made without the lock, so that followers don't queue up while the database doesn't respond.
        while (database.read(store::hasUnplaced)) {
            placing.lock();
            try {
                database.write(tx -> store.place(tx, PLACED_AT_ONCE));
            } finally {
                placing.unlock();
            }
        }
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    InstantSource clock() {
        return clock;
    }

    EventStore store() {
        return store;
    }

    Database database() {
        return database;
    }

    /** The number of times that this process has seen the log grow. */
    long growths() {
        lock.lock();
        try {
            return growths;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the log has grown since {@link #growths} returned {@code seen}, at most for the given time, since
     * other processes may write to it too.
     */
    void awaitGrowth(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (growths == seen && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            growths++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
