package org.groundswell.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** SQL on the tables {@code event}, {@code event_position} and {@code consumer}. */
final class EventStore {
    private final EventCodec codec = new EventCodec();
    private final DecodedEvents decoded = new DecodedEvents(codec);

    EventLog.Entry entry(Event event) {
        return new EventLog.Entry(EventType.of(event).wireName(), codec.write(event));
    }

    void append(Tx tx, EventLog.Entry entry, Instant at) {
        tx.sql("INSERT INTO event (at, kind, version, payload) VALUES (:at, :kind, :version, :payload)")
                .set("at", at)
                .set("kind", entry.kind())
                .set("version", EventCodec.VERSION)
                .set("payload", entry.payload())
                .run();
    }

    /** The events after a position, oldest first. On SQLite the transaction must be a read. */
    List<Envelope> after(Tx tx, Position position, int limit) {
        // After a failover, PostgreSQL may give the position of a lost event to another. So its rows are read each
        // time.
        return tx.dialect() == Dialect.POSTGRESQL
                ? decoded.of(rows(tx, position, limit))
                : decoded.after(position, end(tx), limit, (from, most) -> rows(tx, from, most));
    }

    /** Forgets the events in memory, some of which are no longer in the log. */
    void dropDecoded() {
        decoded.clear();
    }

    private static List<StoredEvent> rows(Tx tx, Position position, int limit) {
        return tx.sql("""
                        SELECT position, at, kind, version, payload FROM event
                         WHERE position > :after ORDER BY position LIMIT :limit
                        """)
                .set("after", position.number())
                .set("limit", limit)
                .list(row -> new StoredEvent(
                        positionOf(row),
                        row.instantOf("at"),
                        row.textOf("kind"),
                        row.intOf("version"),
                        row.textOf("payload")));
    }

    private Event event(Row row) {
        return codec.read(row.textOf("kind"), row.intOf("version"), row.textOf("payload"));
    }

    /**
     * The numbers of the events after a position and of those without one, by which {@link #numbered} finds them. The ones
     * without come last, in the order in which they will get theirs.
     */
    List<Long> numbersAfter(Tx tx, Position position, int limit) {
        String sql = tx.dialect() == Dialect.SQLITE
                ? "SELECT position AS number FROM event WHERE position > :after ORDER BY position LIMIT :limit"
                : """
                SELECT seq AS number FROM (
                    (SELECT seq, position FROM event WHERE position > :after ORDER BY position LIMIT :limit)
                    UNION ALL
                    (SELECT seq, position FROM event WHERE position IS NULL ORDER BY seq LIMIT :limit)) e
                 ORDER BY position NULLS LAST, seq
                """;
        return tx.sql(sql).set("after", position.number()).set("limit", limit).list(row -> row.longOf("number"));
    }

    Map<Long, Event> numbered(Tx tx, List<Long> numbers) {
        String number = tx.dialect() == Dialect.SQLITE ? "position" : "seq";
        Map<Long, Event> found = new HashMap<>();
        tx.sql("SELECT " + number + " AS number, kind, version, payload FROM event WHERE " + number + " IN (:numbers)")
                .setAll("numbers", numbers)
                .each(row -> found.put(row.longOf("number"), event(row)));
        return found;
    }

    /** The position of the next event, of any kind. */
    Optional<Position> next(Tx tx, Position position) {
        return tx.sql("SELECT position FROM event WHERE position > :after ORDER BY position LIMIT 1")
                .set("after", position.number())
                .first(EventStore::positionOf);
    }

    /** The last assigned position. */
    Position end(Tx tx) {
        return new Position(
                tx.sql("SELECT coalesce(max(position), 0) FROM event").number());
    }

    /** Whether there are events without a position. On SQLite, where writes are serial, events have one at once. */
    boolean hasUnplaced(Tx tx) {
        return tx.dialect() == Dialect.POSTGRESQL
                && tx.sql("SELECT seq FROM event WHERE position IS NULL LIMIT 1")
                        .first(row -> row.longOf("seq"))
                        .isPresent();
    }

    /**
     * Assigns the next positions to events without one. The row of {@code event_position} is locked first, so that
     * processes do this one after another, and positions become visible in their order. Events are ordered by {@code
     * seq}, drawn from a sequence when an event is appended: a transaction that has seen the changes of another has a
     * higher one.
     */
    int place(Tx tx, int limit) {
        long last = tx.sql("SELECT last FROM event_position FOR UPDATE").number();
        int placed = tx.sql("""
                UPDATE event e SET position = n.position
                  FROM (SELECT seq, :last + row_number() OVER (ORDER BY seq) AS position
                          FROM (SELECT seq FROM event WHERE position IS NULL ORDER BY seq LIMIT :limit) w) n
                 WHERE e.seq = n.seq
                """).set("last", last).set("limit", limit).run();
        tx.sql("UPDATE event_position SET last = :last")
                .set("last", last + placed)
                .run();
        return placed;
    }

    boolean reachesBackTo(Tx tx, Position position) {
        long needed = Math.max(1, position.number());
        return tx.sql("SELECT position FROM event WHERE position = :position")
                .set("position", needed)
                .first(EventStore::positionOf)
                .isPresent();
    }

    Optional<Position> cursor(Tx tx, String consumer) {
        return tx.sql("SELECT position FROM consumer WHERE name = :name")
                .set("name", consumer)
                .first(EventStore::positionOf);
    }

    /** The positions of the consumers, by name. */
    Map<String, Position> cursors(Tx tx) {
        return tx
                .sql("SELECT name, position FROM consumer")
                .list(row -> Map.entry(row.textOf("name"), positionOf(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Registers a consumer, or updates when it was last run. */
    void seen(Tx tx, TableConsumer consumer, Instant now) {
        Position first = switch (consumer.startAt()) {
            case BEGINNING -> Position.START;
            case NOW -> end(tx);
        };
        tx.sql("""
                INSERT INTO consumer (name, position, seen_at) VALUES (:name, :position, :now)
                ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
                """)
                .set("name", consumer.name())
                .set("position", first.number())
                .set("now", now)
                .run();
    }

    /** Advances a cursor, unless another process has moved it meanwhile. */
    boolean advance(Tx tx, String consumer, Position from, Position to) {
        return tx.sql("UPDATE consumer SET position = :to WHERE name = :name AND position = :from")
                        .set("name", consumer)
                        .set("from", from.number())
                        .set("to", to.number())
                        .run()
                == 1;
    }

    List<ConsumerState> consumers(Tx tx) {
        return tx.sql("""
                        SELECT c.name, c.position, c.seen_at,
                               (SELECT count(*) FROM event e WHERE e.position > c.position) AS behind
                          FROM consumer c ORDER BY c.name
                        """)
                .list(row -> new ConsumerState(
                        row.textOf("name"), positionOf(row), row.longOf("behind"), row.instantOf("seen_at")));
    }

    /**
     * The end (exclusive) of the events that may be deleted: those before a moment, handled by every consumer that was
     * run since {@code seenSince}. The last event is always kept, since positions continue from it.
     */
    Position disposableUntil(Tx tx, Instant before, Instant seenSince) {
        // Walks the log from its beginning, one step for each event to delete.
        Position young =
                tx.sql("""
                        SELECT position FROM event WHERE position IS NOT NULL AND at >= :before ORDER BY position LIMIT 1
                        """).set("before", before).first(EventStore::positionOf).orElseGet(() -> end(tx));
        long unhandled = tx.sql("SELECT coalesce(min(position), 0) FROM consumer WHERE seen_at >= :since")
                .set("since", seenSince)
                .number();
        return new Position(Math.min(Math.min(young.number(), unhandled), end(tx).number()));
    }

    /** Deletes the oldest events before a position, at most {@code limit}. */
    int purge(Tx tx, Position before, int limit) {
        return tx.sql("""
                DELETE FROM event WHERE position IN (
                    SELECT position FROM event WHERE position < :before ORDER BY position LIMIT :limit)
                """).set("before", before.number()).set("limit", limit).run();
    }

    private static Position positionOf(Row row) {
        return new Position(row.longOf("position"));
    }
}
