package org.groundswell.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** The tables {@code event}, {@code event_position} and {@code consumer}. */
final class EventStore {
    private final EventCodec codec = new EventCodec();

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

    /** The events after a position, oldest first. */
    List<Envelope> after(Tx tx, Position position, int limit) {
        return tx.sql("""
                        SELECT position, at, kind, version, payload FROM event
                         WHERE position > :after ORDER BY position LIMIT :limit
                        """).set("after", position.number()).set("limit", limit).list(this::envelope);
    }

    private Envelope envelope(Row row) {
        int version = row.intOf("version");
        Event event = codec.read(row.textOf("kind"), version, row.textOf("payload"));
        return new Envelope(positionOf(row), row.instantOf("at"), version, event);
    }

    /** The position of the next event, of any kind. */
    Optional<Position> next(Tx tx, Position position) {
        return tx.sql("SELECT position FROM event WHERE position > :after ORDER BY position LIMIT 1")
                .set("after", position.number())
                .first(EventStore::positionOf);
    }

    /** The last position that has been given. */
    Position end(Tx tx) {
        return tx.sql("SELECT position FROM event WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1")
                .first(EventStore::positionOf)
                .orElse(Position.START);
    }

    /** Whether an event waits for its position. On SQLite, where one write commits after another, it has one at once. */
    boolean hasUnplaced(Tx tx) {
        return tx.dialect() == Dialect.POSTGRESQL
                && tx.sql("SELECT seq FROM event WHERE position IS NULL LIMIT 1")
                        .first(row -> row.longOf("seq"))
                        .isPresent();
    }

    /**
     * Gives the next positions to events that wait for one. The row of {@code event_position} is locked first, so that of
     * several processes one does it after another, and positions become visible in their order. {@code seq} is drawn when
     * an event is appended: whoever has seen what another transaction did has a higher one.
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

    /** Makes a consumer known, or notes that it still is. */
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
     * Up to where, not included, events may be dropped: those before a moment that every consumer has handled which was
     * seen since another; always without the last, which positions go on from.
     */
    Position disposableUntil(Tx tx, Instant before, Instant seenSince) {
        // Walks the log from its beginning: as many steps as there are events to drop.
        Position young =
                tx.sql("""
                        SELECT position FROM event WHERE position IS NOT NULL AND at >= :before ORDER BY position LIMIT 1
                        """).set("before", before).first(EventStore::positionOf).orElseGet(() -> end(tx));
        long unhandled = tx.sql("SELECT coalesce(min(position), 0) FROM consumer WHERE seen_at >= :since")
                .set("since", seenSince)
                .number();
        return new Position(Math.min(Math.min(young.number(), unhandled), end(tx).number()));
    }

    /** Drops the oldest events before a position, at most so many. */
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
