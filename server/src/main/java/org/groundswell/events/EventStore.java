package org.groundswell.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.words.Event;

/** The tables {@code event} and {@code consumer}. */
final class EventStore {
    private final EventCodec codec = new EventCodec();

    EventLog.Entry entry(Event event) {
        return new EventLog.Entry(codec.kind(event), codec.write(event));
    }

    void append(Tx tx, EventLog.Entry entry, Instant at) {
        tx.sql("INSERT INTO event (at, kind, payload) VALUES (:at, :kind, :payload)")
                .set("at", at)
                .set("kind", entry.kind())
                .set("payload", entry.payload())
                .run();
    }

    /** The events after a position, oldest first. */
    List<Recorded> after(Tx tx, Position position, int limit) {
        String sql = switch (tx.dialect()) {
            case SQLITE -> """
                        SELECT 0 AS tx, seq, kind, payload FROM event
                         WHERE (0, seq) > (:tx, :seq) AND seq > :seq
                         ORDER BY seq LIMIT :limit
                        """;
            case POSTGRESQL -> """
                        SELECT tx, seq, kind, payload FROM event
                         WHERE (tx, seq) > (:tx, :seq)
                           AND tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                         ORDER BY tx, seq LIMIT :limit
                        """;
        };
        return tx.sql(sql)
                .set("tx", position.transaction())
                .set("seq", position.sequence())
                .set("limit", limit)
                .list(row -> new Recorded(positionOf(row), codec.read(row.textOf("kind"), row.textOf("payload"))));
    }

    /** The last position up to which all is known. */
    Position end(Tx tx) {
        String sql = tx.dialect() == Dialect.SQLITE ? "SELECT 0 AS tx, seq FROM event ORDER BY seq DESC LIMIT 1" : """
                  SELECT tx, seq FROM event
                   WHERE tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                   ORDER BY tx DESC, seq DESC LIMIT 1
                  """;
        return tx.sql(sql).first(EventStore::positionOf).orElse(Position.START);
    }

    boolean reachesBackTo(Tx tx, Position position) {
        if (position.equals(Position.START)) {
            return tx.sql("SELECT seq FROM event WHERE seq = 1")
                    .first(row -> row.longOf("seq"))
                    .isPresent();
        }
        return tx.sql("SELECT seq FROM event WHERE seq = :seq")
                .set("seq", position.sequence())
                .first(row -> row.longOf("seq"))
                .isPresent();
    }

    Optional<Position> cursor(Tx tx, String consumer) {
        return tx.sql("SELECT tx, seq FROM consumer WHERE name = :name")
                .set("name", consumer)
                .first(EventStore::positionOf);
    }

    void start(Tx tx, String consumer) {
        tx.sql("INSERT INTO consumer (name, tx, seq) VALUES (:name, 0, 0) ON CONFLICT DO NOTHING")
                .set("name", consumer)
                .run();
    }

    /** Moves a cursor on, unless somebody else has moved it meanwhile. */
    boolean advance(Tx tx, String consumer, Position from, Position to) {
        return tx.sql("""
                UPDATE consumer SET tx = :toTx, seq = :toSeq
                 WHERE name = :name AND tx = :fromTx AND seq = :fromSeq
                """)
                        .set("name", consumer)
                        .set("fromTx", from.transaction())
                        .set("fromSeq", from.sequence())
                        .set("toTx", to.transaction())
                        .set("toSeq", to.sequence())
                        .run()
                == 1;
    }

    /** Forgets events that are old and that every consumer has seen; always keeps the last, which numbers go on from. */
    int forget(Tx tx, Instant before) {
        return tx.sql("""
                DELETE FROM event
                 WHERE at < :before
                   AND seq < (SELECT coalesce(min(seq), 0) FROM consumer)
                   AND seq < (SELECT max(seq) FROM event)
                """).set("before", before).run();
    }

    private static Position positionOf(Row row) {
        return new Position(row.longOf("tx"), row.longOf("seq"));
    }
}
