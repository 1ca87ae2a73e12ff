package org.groundswell.streaming;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.groundswell.events.Envelope;
import org.groundswell.events.LiveSubscriber;
import org.groundswell.http.websocket.CloseCode;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.statuses.Statuses;
import org.groundswell.timelines.TimelineFeed;
import org.groundswell.timelines.TimelineFeed.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live events for the connections of apps. The follower of the event log and the timelines of accounts put what has happened
 * into one queue; one thread sends it to the {@link Outbox} of each connection that subscribes to it, and so never waits for
 * a connection.
 */
public final class Streams implements LiveSubscriber, Service, Metered {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private static final int MOST_WAITING = 50_000;
    private static final int BATCH = 1_000;
    /** Time for connections to be told that the server stops. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Registry registry;
    private final Dispatcher dispatcher;
    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("streams").daemon().unstarted(this::run);
    private volatile boolean closed;

    /** The services that events are made from. */
    public record Sources(ViewerViews viewers, Statuses statuses, TimelineFeed timelines) {}

    /** @param isLimited whether the numbers of connections per address and account are limited */
    public Streams(Sources sources, Payloads payloads, boolean isLimited, InstantSource clock) {
        this.registry = new Registry(isLimited, sources.viewers()::of, new HomeFeeds(sources.timelines(), this::move));
        this.dispatcher = new Dispatcher(registry, sources.statuses(), payloads, clock);
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge(
                "groundswell.streaming.connections", "Streaming connections of apps that are open", registry::size);
        meters.gauge("groundswell.streaming.topics", "Timelines and accounts that they subscribe to", registry::topics);
        meters.gauge("groundswell.streaming.waiting", "Changes that wait to be sent to them", waiting::size);
    }

    /** @throws Refusal.TooMany if there are too many connections */
    public void checkRoom(Opening opening) {
        registry.checkRoom(opening);
    }

    /**
     * Adds a connection, which must be removed when it ends. From then on it gets the events of its subscriptions.
     *
     * @throws Refusal.TooMany if there are too many connections
     */
    public Connected add(Opening opening, Outbox outbox) {
        Connected connection = registry.add(opening, outbox);
        try {
            // Read now, on the connection's thread, rather than when the first event waits for it.
            connection.viewer().view();
        } catch (RuntimeException failed) {
            registry.remove(connection);
            throw failed;
        }
        return connection;
    }

    public void remove(Connected connection) {
        registry.remove(connection);
    }

    /** @throws Refusal.Malformed if the connection has too many subscriptions */
    public void subscribe(Connected connection, List<String> stream, List<Topic> topics) {
        registry.subscribe(connection, stream, topics);
    }

    public void unsubscribe(Connected connection, List<String> stream) {
        registry.unsubscribe(connection, stream);
    }

    /** All open connections. */
    List<Connected> connections() {
        return registry.all();
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public boolean isListening() {
        return registry.size() > 0;
    }

    /** Waits while too much is to be sent: the log keeps what follows. */
    @Override
    public void handle(List<Envelope> events) {
        for (Envelope envelope : events) {
            try {
                boolean taken = false;
                while (!taken && !closed) {
                    taken = waiting.offer(new Task.Logged(envelope.event()), 100, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Never waits. Connections that would miss a change are closed, so that they connect again and read what they missed. */
    private void move(Topic.Own topic, Change change) {
        if (!waiting.offer(new Task.Moved(topic, change))) {
            registry.of(topic)
                    .forEach(each -> each.connection().close(CloseCode.GOING_AWAY, "events were lost; connect again"));
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        List<Task> batch = new ArrayList<>();
        while (!closed) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH);
                dispatcher.dispatch(batch);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error failed) {
                // One batch is lost, perhaps: apps may have read from a database that is away now. The next one may
                // succeed.
                LOG.atError().setCause(failed).log("events could not be streamed");
                closeAll(CloseCode.GOING_AWAY, "events were lost; connect again");
            }
            batch.clear();
        }
    }

    /** Ends all connections, and waits a moment for them. */
    public void disconnect() {
        registry.close();
        List<Connected> all = closeAll(CloseCode.GOING_AWAY, "the server stops");
        long until = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Connected each : all) {
                each.outbox().awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Connected> closeAll(CloseCode code, String reason) {
        List<Connected> all = registry.all();
        all.forEach(each -> each.close(code, reason));
        return all;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
