package org.groundswell.streaming;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A channel with its latest event and the number of its watchers. All fields are guarded by the hub's lock. */
final class Channel<K, E> {
    private final K key;
    private final Lock lock;
    private final Condition changed;

    private int watchers;
    private @Nullable Frame<E> frame;

    Channel(K key, Lock lock) {
        this.key = key;
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    K key() {
        return key;
    }

    /** Adds watchers, or removes them with a negative number. The caller holds the lock. */
    void addWatchers(int more) {
        watchers += more;
    }

    /** The caller holds the lock. */
    boolean isWatched() {
        return watchers > 0;
    }

    void send(E event) {
        lock.lock();
        try {
            frame = new Frame<>(frame == null ? 1 : frame.number() + 1, event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all watchers. The caller holds the lock. */
    void wake() {
        changed.signalAll();
    }

    /** Waits for an event later than a number; null if there is none within that time, or the hub has closed. */
    @Nullable
    Frame<E> after(long number, Duration most, BooleanSupplier isClosed) {
        lock.lock();
        try {
            long wait = most.toNanos();
            while (!isClosed.getAsBoolean() && (frame == null || frame.number() <= number) && wait > 0) {
                wait = changed.awaitNanos(wait);
            }
            return frame == null || frame.number() <= number ? null : frame;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }
}
