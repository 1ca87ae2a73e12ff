package org.groundswell.streaming;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that wait to be sent to one connection, bounded in number and size. A virtual thread sends them as long as there
 * are any; an idle connection has neither a thread nor a queue here. Events for many connections are the same array in all of
 * their queues.
 */
public final class Outbox {
    /** More than any reader that keeps up is behind: a hundred posts or more. */
    static final int MOST_BYTES = 512 * 1_024;

    static final int MOST_MESSAGES = 1_000;
    /** Messages that wait are sent together, up to this size. */
    private static final int TOGETHER = 32 * 1_024;

    /** Writes to the connection. */
    public interface Sink {
        /**
         * Writes bytes, and waits for the connection to take them.
         *
         * @throws RuntimeException if the connection is broken, or takes too long
         */
        void write(byte[] bytes);
    }

    private final Sink sink;
    private final Runnable whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private @Nullable Deque<byte[]> waiting;
    private int bytes;
    private boolean started;
    private boolean sending;
    private boolean closing;

    /** @param whenEnded called on the thread that sends, after the last message or when the connection broke */
    public Outbox(Sink sink, Runnable whenEnded) {
        this.sink = sink;
        this.whenEnded = whenEnded;
    }

    /**
     * Begins to send.
     *
     * @param first sent before everything that was added until now: events and heartbeats may come as soon as the connection
     *     is known, and the response that opens it must precede them
     */
    public void start(byte[] first) {
        lock.lock();
        try {
            started = true;
            addFirst(first);
            sendWaiting();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a message.
     *
     * @return false if there is no room for it: the reader is too slow. Messages after the end are dropped
     */
    boolean offer(byte[] message) {
        lock.lock();
        try {
            if (closing) {
                return true;
            }
            if (waiting != null && (bytes + message.length > MOST_BYTES || waiting.size() >= MOST_MESSAGES)) {
                return false;
            }
            add(message);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends it: nothing is taken any more.
     *
     * @param last the last message, sent behind those that wait; may be empty
     * @param patience whether those that wait are still sent
     */
    void close(byte[] last, boolean patience) {
        lock.lock();
        try {
            if (closing) {
                return;
            }
            if (!patience && waiting != null) {
                waiting.clear();
                bytes = 0;
            }
            closing = true;
            add(last);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is sent, or the connection broke; false if it took too long. */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until everything is sent, or the connection broke. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** The bytes that wait, for tests of the limits. */
    int waitingBytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** The caller holds the lock. */
    private void add(byte[] message) {
        queue().addLast(message);
        bytes += message.length;
        sendWaiting();
    }

    /** The caller holds the lock. */
    private void addFirst(byte[] message) {
        queue().addFirst(message);
        bytes += message.length;
    }

    /** The caller holds the lock. */
    private Deque<byte[]> queue() {
        if (waiting == null) {
            waiting = new ArrayDeque<>(4);
        }
        return waiting;
    }

    /** The caller holds the lock. */
    private void sendWaiting() {
        if (started && !sending && waiting != null) {
            sending = true;
            Thread.ofVirtual().start(this::send);
        }
    }

    private void send() {
        try {
            for (byte[] next = next(); next != null; next = next()) {
                if (next.length > 0) {
                    sink.write(next);
                }
            }
        } catch (RuntimeException | Error broken) {
            drop();
        }
        if (ended.getCount() == 0) {
            whenEnded.run();
        }
    }

    /** The messages to send next; null if there are none now, or none will follow. */
    private byte @Nullable [] next() {
        lock.lock();
        try {
            Deque<byte[]> queue = waiting;
            byte[] first = queue == null ? null : queue.poll();
            if (queue == null || first == null) {
                waiting = null;
                sending = false;
                if (closing) {
                    ended.countDown();
                }
                return null;
            }
            bytes -= first.length;
            byte[] second = queue.peek();
            return second == null || first.length + second.length > TOGETHER ? first : together(first, queue);
        } finally {
            lock.unlock();
        }
    }

    /** The caller holds the lock. */
    private byte[] together(byte[] first, Deque<byte[]> queue) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(TOGETHER);
        all.writeBytes(first);
        for (byte[] next = queue.peek(); next != null && all.size() + next.length <= TOGETHER; next = queue.peek()) {
            queue.remove();
            bytes -= next.length;
            all.writeBytes(next);
        }
        return all.toByteArray();
    }

    private void drop() {
        lock.lock();
        try {
            closing = true;
            waiting = null;
            bytes = 0;
            ended.countDown();
        } finally {
            lock.unlock();
        }
    }
}
