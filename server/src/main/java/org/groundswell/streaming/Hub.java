package org.groundswell.streaming;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events (HTML Standard, section 9.2) of channels. While a channel is watched, one thread polls its {@link
 * Source} once a second. All its connections get the same event, each in the form that is for its viewer.
 *
 * @param <K> the key of a channel, with value equality
 * @param <E> the events
 */
public final class Hub<K, E> implements Metered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** The interval of keep-alive comments, by which proxies keep the connection and closed ones are detected. */
    public static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private static final int MOST_WATCHERS = 10_000;
    /** The limit per address, high since a school or a newsroom may share one. */
    private static final int MOST_FROM_AN_ADDRESS = 200;

    private static final byte[] HELLO = "retry: 5000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SILENCE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Source<K, E> source;
    private final boolean isLimited;
    private final Duration pace;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Map<K, Channel<K, E>> channels = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private int watchers;
    private volatile boolean closed;

    /** @param isLimited whether the number of streams per address is limited */
    public Hub(Source<K, E> source, boolean isLimited) {
        this(source, isLimited, PACE);
    }

    Hub(Source<K, E> source, boolean isLimited, Duration pace) {
        this.source = source;
        this.isLimited = isLimited;
        this.pace = pace;
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.streams.open", "Streams of watched tags that are open", () -> watching());
        meters.gauge("groundswell.streams.tags", "Tags that are watched", () -> watched());
    }

    /** The number of open streams. */
    public int watching() {
        lock.lock();
        try {
            return watchers;
        } finally {
            lock.unlock();
        }
    }

    private int watched() {
        lock.lock();
        try {
            return channels.size();
        } finally {
            lock.unlock();
        }
    }

    /** A stream of a channel. It counts as a watcher from its beginning to its end. */
    public final class Watch {
        private final K key;
        private final String address;
        private final Function<E, byte[]> form;

        private Watch(K key, String address, Function<E, byte[]> form) {
            this.key = key;
            this.address = address;
            this.form = form;
        }

        /** Writes events until the connection closes; ends at once if the limit of watchers was reached meanwhile. */
        public void write(OutputStream out) throws IOException {
            Channel<K, E> channel = join(this);
            if (channel == null) {
                return;
            }
            try {
                out.write(HELLO);
                out.flush();
                long last = 0;
                while (!closed && !Thread.currentThread().isInterrupted()) {
                    Frame<E> frame = channel.after(last, KEEP_ALIVE, () -> closed);
                    if (frame != null) {
                        last = frame.number();
                    }
                    out.write(frame == null ? SILENCE : form.apply(frame.event()));
                    out.flush();
                }
            } finally {
                leave(this, channel);
            }
        }
    }

    /**
     * Prepares a stream. It counts as a watcher only once it begins, which it never does for {@code HEAD}.
     *
     * @param address of the connection
     * @param form what this connection is sent of an event, in the form of an event stream; called on the connection's thread
     * @throws Refusal.TooMany if there are too many watchers
     */
    public Watch watch(K key, String address, Function<E, byte[]> form) {
        lock.lock();
        try {
            if (isFull(address)) {
                throw new Refusal.TooMany(Duration.ofMinutes(1));
            }
            return new Watch(key, address, form);
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    private boolean isFull(String address) {
        return closed
                || watchers >= MOST_WATCHERS
                || isLimited && addresses.getOrDefault(address, 0) >= MOST_FROM_AN_ADDRESS;
    }

    private @Nullable Channel<K, E> join(Watch watch) {
        lock.lock();
        try {
            if (isFull(watch.address)) {
                return null;
            }
            watchers++;
            addresses.merge(watch.address, 1, Integer::sum);
            Channel<K, E> channel = channels.get(watch.key);
            if (channel == null) {
                Channel<K, E> fresh = new Channel<>(watch.key, lock);
                channels.put(watch.key, fresh);
                Thread.ofVirtual().name("stream-" + channels.size()).start(() -> run(fresh));
                channel = fresh;
            }
            channel.addWatchers(1);
            return channel;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Watch watch, Channel<K, E> channel) {
        lock.lock();
        try {
            watchers--;
            channel.addWatchers(-1);
            addresses.computeIfPresent(watch.address, (_, count) -> count > 1 ? count - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    /** Polls the source as long as the channel is watched. */
    private void run(Channel<K, E> channel) {
        Source.Changes<E> changes = null;
        try {
            while (isWatched(channel)) {
                try {
                    if (changes == null) {
                        changes = source.open(channel.key());
                    }
                    changes.next().ifPresent(channel::send);
                } catch (RuntimeException | Error failed) {
                    if (closed) {
                        return;
                    }
                    // The next attempt may succeed: the streams stay open. Without its thread the channel would stay,
                    // silent, for all who come later.
                    LOG.atWarn()
                            .setCause(failed)
                            .addKeyValue("channel", channel.key())
                            .log("a stream has no news");
                }
                TimeUnit.NANOSECONDS.sleep(pace.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (changes != null) {
                changes.close();
            }
        }
    }

    private boolean isWatched(Channel<K, E> channel) {
        lock.lock();
        try {
            if (channel.isWatched() && !closed) {
                return true;
            }
            channels.remove(channel.key(), channel);
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            channels.values().forEach(Channel::wake);
        } finally {
            lock.unlock();
        }
    }
}
