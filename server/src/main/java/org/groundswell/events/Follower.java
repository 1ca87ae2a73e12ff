package org.groundswell.events;

import java.time.Duration;
import java.util.List;
import org.groundswell.words.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that follows the event log, step by step, until it is closed. The first event after a silence is dealt with at
 * once; while they keep coming, as many as have come are dealt with together some times a second, since what a step costs
 * is mostly its transaction.
 */
public final class Follower implements AutoCloseable {
    /** What is done with the events after where one stands. */
    public interface Step {
        /** Takes a step; true if there is certainly more to do. */
        boolean take();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration REST = Duration.ofMillis(50);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int BATCH = 1_000;
    /** Where nobody waits meanwhile: what is counted together costs less. */
    private static final int BULK = 5_000;

    private final EventLog log;
    private final String name;
    private final Step step;
    private final Duration poll;
    private final Thread thread;
    private volatile boolean closed;

    private Follower(EventLog log, String name, Step step, Duration poll) {
        this.log = log;
        this.name = name;
        this.step = step;
        this.poll = poll;
        this.thread = Thread.ofPlatform().name("follow-" + name).daemon(true).start(this::loop);
    }

    /** Feeds a consumer from where it stopped last. */
    public static Follower of(EventLog log, Consumer consumer) {
        return of(log, consumer, BATCH);
    }

    /** Feeds a consumer while so much happens that large steps are best, as during an import. */
    public static Follower inBulk(EventLog log, Consumer consumer) {
        return of(log, consumer, BULK);
    }

    private static Follower of(EventLog log, Consumer consumer, int most) {
        log.database().writing(tx -> log.store().start(tx, consumer.name()));
        return new Follower(log, consumer.name(), () -> feed(log, consumer, most), POLL);
    }

    /**
     * Takes a step whenever the log has grown, and at least as often as said, since time passes too. The step keeps its
     * own position.
     */
    public static Follower of(EventLog log, String name, Step step, Duration atLeastEvery) {
        return new Follower(log, name, step, atLeastEvery);
    }

    /** Feeds a consumer all there is, and returns. */
    public static void catchUp(EventLog log, Consumer consumer) {
        log.database().writing(tx -> log.store().start(tx, consumer.name()));
        boolean more = true;
        while (more) {
            more = feed(log, consumer, BULK);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a consumer has to do next: where it stands, and the events after that. */
    private record Work(Position from, List<Recorded> events) {}

    /**
     * Hands a consumer the next events and moves its cursor, in one transaction; true if there were as many as may be.
     * They are read and decoded before that, so that SQLite's one writer only writes.
     */
    private static boolean feed(EventLog log, Consumer consumer, int most) {
        EventStore store = log.store();
        Work work = log.database().read(tx -> {
            Position from = store.cursor(tx, consumer.name()).orElse(Position.START);
            return new Work(from, store.after(tx, from, most));
        });
        if (work.events().isEmpty()) {
            return false;
        }
        List<Event> events = work.events().stream().map(Recorded::event).toList();
        boolean handled = log.database().write(tx -> {
            // Another node may have been faster: then the cursor has moved, and the events are its own.
            boolean ours = store.advance(
                    tx, consumer.name(), work.from(), work.events().getLast().position());
            if (ours) {
                consumer.handle(tx, events);
            }
            return ours;
        });
        return handled && events.size() == most;
    }

    private void loop() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            long seen = log.growths();
            try {
                boolean more = step.take();
                pause = FIRST_PAUSE;
                if (!more) {
                    long taken = System.nanoTime();
                    log.awaitGrowth(seen, poll);
                    Thread.sleep(REST.minusNanos(System.nanoTime() - taken));
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("consumer", name)
                        .log("can't follow the event log; will try again");
                pause = sleep(pause);
            }
        }
    }

    /** Waits before the next try, a little longer each time. */
    private Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
