package org.groundswell.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.DatabaseException;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Service;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that follows the event log, step by step, until it is closed. The first event after a quiet time is handled
 * at once; under load, events are handled in batches several times a second, since the cost of a step is mostly that of
 * its transaction.
 */
public final class Follower implements Service {
    /** Handles the events after a position. */
    public interface Step {
        /** Determines the position to begin with, before the first step. */
        default void begin() {}

        /** Handles the next events; true if there is certainly more to do. */
        boolean take();

        /**
         * The longest rest between two steps under load. A step whose cost is mostly that of the step itself, and not of
         * its events, rests for ten times as long as it took, up to this.
         */
        default Duration longestRest() {
            return REST;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration REST = Duration.ofMillis(50);
    /** How much longer than its work a follower rests, if it may. */
    private static final int RESTS = 10;

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));
    /** While the database is unreachable, retries stay frequent. */
    private static final Backoff AWAY = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

    private static final int BATCH = 1_000;
    /** Batch size for bulk work, where latency doesn't matter: larger batches cost less in total. */
    private static final int BULK = 5_000;

    /** A follower that has completed no step for this long counts as stalled. */
    private static final Duration STILL = Duration.ofSeconds(30);

    private final EventLog log;
    private final String name;
    private final Step step;
    private final Duration poll;
    private final Thread thread;
    private volatile boolean closed;
    /** When a step last succeeded, or the first one failed; empty during the first, which may take long. */
    private volatile Optional<Instant> lastStep = Optional.empty();
    /** The failure of the last step; null if it succeeded. */
    private volatile @Nullable Throwable failure;

    private Follower(EventLog log, String name, Step step, Duration poll) {
        this.log = log;
        this.name = name;
        this.step = step;
        this.poll = poll;
        this.thread = Thread.ofPlatform().name("follow-" + name).daemon(true).unstarted(this::loop);
    }

    /** A started follower that feeds a consumer from its cursor on. */
    public static Follower started(EventLog log, TableConsumer consumer) {
        Follower follower = of(log, consumer);
        follower.start();
        return follower;
    }

    /** A follower that feeds a consumer from its cursor on. */
    public static Follower of(EventLog log, TableConsumer consumer) {
        return new Follower(log, consumer.name(), new TableFeed(log, consumer, BATCH), POLL);
    }

    /** A follower that hands a subscriber the events after its start. */
    public static Follower of(EventLog log, LiveSubscriber subscriber) {
        return new Follower(log, subscriber.name(), new LiveFeed(log, subscriber), POLL);
    }

    /** A follower with large batches, for bulk work such as an import. */
    public static Follower inBulk(EventLog log, TableConsumer consumer) {
        return new Follower(log, consumer.name(), new TableFeed(log, consumer, BULK), POLL);
    }

    /**
     * A follower that takes a step whenever the log has grown, and at least as often as {@code atLeastEvery}, for work
     * that depends on time. The step keeps its own position.
     */
    public static Follower of(EventLog log, String name, Step step, Duration atLeastEvery) {
        return new Follower(log, name, step, atLeastEvery);
    }

    /** Feeds a consumer all existing events, and returns. */
    public static void catchUp(EventLog log, TableConsumer consumer) {
        TableFeed feed = new TableFeed(log, consumer, BULK);
        boolean more = true;
        while (more) {
            log.place();
            more = feed.take();
        }
    }

    @Override
    public void start() {
        step.begin();
        log.add(this);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        log.remove(this);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    /** The problem, as a sentence for an operator; empty if there is none. */
    Optional<EventLog.Problem> problem() {
        Throwable reason = failure;
        if (reason instanceof TableFeed.Stopped stopped) {
            return Optional.of(problem("has stopped at event " + stopped.position()
                    + ", which it can't handle. See the log for the reason, or run 'groundswell events skip " + name
                    + " "
                    + stopped.position() + "' to skip it"));
        }
        return lastStep.map(last -> Duration.between(last, log.clock().instant()))
                .filter(still -> still.compareTo(STILL) > 0)
                .map(still -> problem("has made no progress for " + still.toSeconds() + " s: "
                        + (reason == null ? "it is still at work on a step" : "it fails; see the log for the reason")));
    }

    private EventLog.Problem problem(String what) {
        return new EventLog.Problem(name, "consumer " + name + " " + what);
    }

    private void loop() {
        int failures = 0;
        while (!closed) {
            long seen = log.growths();
            try {
                long begun = System.nanoTime();
                log.place();
                boolean more = step.take();
                failures = 0;
                failure = null;
                lastStep = Optional.of(log.clock().instant());
                if (!more) {
                    long taken = System.nanoTime();
                    log.awaitGrowth(seen, poll);
                    Thread.sleep(rest(taken - begun).minusNanos(System.nanoTime() - taken));
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                if (closed) {
                    return;
                }
                // A repeated failure is logged once; {@code /health} shows that it persists.
                if (failure == null) {
                    LOG.atError()
                            .setCause(e)
                            .addKeyValue("consumer", name)
                            .log("reading the event log failed; will try again");
                }
                failure = e;
                if (lastStep.isEmpty()) {
                    lastStep = Optional.of(log.clock().instant());
                }
                failures++;
                boolean away = e instanceof DatabaseException database && database.isTemporary();
                sleep((away ? AWAY : BACKOFF).after(failures));
            }
        }
    }

    private Duration rest(long workNanos) {
        Duration longest = step.longestRest();
        Duration wanted = Duration.ofNanos(workNanos * RESTS);
        return wanted.compareTo(REST) < 0 ? REST : wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
