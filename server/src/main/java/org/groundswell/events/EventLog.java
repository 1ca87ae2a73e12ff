package org.groundswell.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.words.Event;

/**
 * What happened, in order. Services append in the transaction of the change itself; what follows from a change is done
 * by those who {@link Follower follow} the log.
 */
public final class EventLog {
    /** Old events are kept so long, for whoever wants to look. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final InstantSource clock;
    private final EventStore store = new EventStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Runnable signal = this::signal;
    private long growths;

    public EventLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An event as the log keeps it. */
    public record Entry(String kind, String payload) {}

    /** What {@link #append(Tx, Entry)} takes: made before a write, it costs the one writer nothing. */
    public Entry entry(Event event) {
        return store.entry(event);
    }

    /** Records an event in the transaction in which it happens. */
    public void append(Tx tx, Event event) {
        append(tx, entry(event));
    }

    /** Records an event in the transaction in which it happens. */
    public void append(Tx tx, Entry entry) {
        store.append(tx, entry, clock.instant());
        tx.afterCommit(signal);
    }

    /** The events after a position, oldest first, at most {@code limit}. */
    public List<Recorded> after(Tx tx, Position position, int limit) {
        return store.after(tx, position, limit);
    }

    /** The position up to which the log stands in this transaction. */
    public Position end(Tx tx) {
        return store.end(tx);
    }

    /** Whether nothing that came after a position has been dropped, and the position is one of this log. */
    public boolean reachesBackTo(Tx tx, Position position) {
        return store.reachesBackTo(tx, position);
    }

    /** Drops what is older than a week and has been seen by every consumer. Returns how many events went. */
    public int forget() {
        return database.write(tx -> store.forget(tx, clock.instant().minus(KEPT)));
    }

    EventStore store() {
        return store;
    }

    Database database() {
        return database;
    }

    /** How often this process has seen the log grow. */
    long growths() {
        lock.lock();
        try {
            return growths;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log has grown past what {@link #growths} said, or as long as given: others may write to it too. */
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
