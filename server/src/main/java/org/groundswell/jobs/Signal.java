package org.groundswell.jobs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a thread that waits for work. A signal given between looking and waiting is not missed: signals are counted. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private long count; // guarded by the lock

    void give() {
        lock.lock();
        try {
            count++;
            given.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a signal after those that were counted, or as long as given. */
    void await(long counted, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (count == counted && left > 0) {
                left = given.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
