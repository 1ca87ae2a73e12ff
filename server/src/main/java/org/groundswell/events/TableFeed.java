package org.groundswell.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a consumer the events after its cursor, in batches with a transaction each. When a batch fails, its size is
 * halved until a single event fails; there the consumer stops.
 */
final class TableFeed implements Follower.Step {
    /** Thrown when a consumer can't handle an event. */
    static final class Stopped extends RuntimeException {
        private final Position position;

        Stopped(Position position, Throwable cause) {
            super("can't handle event " + position, cause);
            this.position = position;
        }

        Position position() {
            return position;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TableFeed.class);
    private static final Duration SEEN_EVERY = Duration.ofHours(1);

    /** The next batch of a consumer: its position, and the events after it. */
    private record Work(Position from, List<Envelope> events) {}

    private final EventLog log;
    private final Database database;
    private final EventStore store;
    private final TableConsumer consumer;
    private final int most;
    private int size;
    private Instant seen = Instant.MIN;

    /** @param most the largest number of events in one transaction */
    TableFeed(EventLog log, TableConsumer consumer, int most) {
        this.log = log;
        this.database = log.database();
        this.store = log.store();
        this.consumer = consumer;
        this.most = most;
        this.size = most;
    }

    /**
     * Hands over the next events and moves the cursor, in one transaction; true if there may be more. They are read and
     * decoded before that, so that SQLite's one writer only writes.
     */
    @Override
    public boolean take() {
        recordSeen();
        Position from = database.read(tx -> store.cursor(tx, consumer.name())).orElse(Position.START);
        int asked = size;
        try {
            Work work = new Work(from, database.read(tx -> store.after(tx, from, asked)));
            if (work.events().isEmpty()) {
                return false;
            }
            boolean handled = deliver(work);
            size = Math.min(most, size * 2);
            return !handled || work.events().size() == asked;
        } catch (RuntimeException e) {
            if (e instanceof DatabaseException failure && failure.isTemporary()) {
                throw e;
            }
            return halveBatch(from, e);
        }
    }

    private boolean deliver(Work work) {
        return database.write(tx -> {
            // Another process may have been faster: then the cursor has moved, and that process has handled the events.
            boolean ours = store.advance(
                    tx, consumer.name(), work.from(), work.events().getLast().position());
            if (ours) {
                consumer.handle(tx, work.events());
            }
            return ours;
        });
    }

    private boolean halveBatch(Position from, RuntimeException cause) {
        if (size > 1) {
            LOG.atDebug()
                    .setCause(cause)
                    .addKeyValue("consumer", consumer.name())
                    .log("some events can't be handled");
            size /= 2;
            return true;
        }
        Position next = database.read(tx -> store.next(tx, from)).orElse(from);
        throw new Stopped(next, cause);
    }

    private void recordSeen() {
        Instant now = log.clock().instant();
        if (seen.isBefore(now.minus(SEEN_EVERY))) {
            database.writing(tx -> store.seen(tx, consumer, now));
            seen = now;
        }
    }
}
