package org.groundswell.notifications;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code marker}. */
final class MarkerStore {
    Optional<Marker> of(Tx tx, AccountId account, Marker.Timeline timeline) {
        return tx.sql("""
                        SELECT last_read_id, version, updated_at FROM marker
                         WHERE account_id = :account AND timeline = :timeline
                        """)
                .set("account", account.value())
                .set("timeline", timeline.word())
                .first(row -> new Marker(
                        timeline, row.longOf("last_read_id"), row.intOf("version"), row.instantOf("updated_at")));
    }

    /** Adds a marker with version 1; false if there is one. */
    boolean insert(Tx tx, AccountId account, Marker marker) {
        return tx.sql("""
                INSERT INTO marker (account_id, timeline, last_read_id, version, updated_at)
                VALUES (:account, :timeline, :lastRead, :version, :at) ON CONFLICT DO NOTHING
                """)
                        .set("account", account.value())
                        .set("timeline", marker.timeline().word())
                        .set("lastRead", marker.lastRead())
                        .set("version", marker.version())
                        .set("at", marker.updatedAt())
                        .run()
                == 1;
    }

    /** Replaces the version before; false if it has been replaced meanwhile. */
    boolean update(Tx tx, AccountId account, Marker marker) {
        return tx.sql("""
                UPDATE marker SET last_read_id = :lastRead, version = :version, updated_at = :at
                 WHERE account_id = :account AND timeline = :timeline AND version = :version - 1
                """)
                        .set("account", account.value())
                        .set("timeline", marker.timeline().word())
                        .set("lastRead", marker.lastRead())
                        .set("version", marker.version())
                        .set("at", marker.updatedAt())
                        .run()
                == 1;
    }

    /** Moves a marker forward, never back. */
    void moveOn(Tx tx, AccountId account, Marker.Timeline timeline, long lastRead, Instant at) {
        tx.sql("""
                INSERT INTO marker (account_id, timeline, last_read_id, version, updated_at)
                VALUES (:account, :timeline, :lastRead, 1, :at)
                ON CONFLICT (account_id, timeline) DO UPDATE
                   SET last_read_id = :lastRead, version = marker.version + 1, updated_at = :at
                 WHERE marker.last_read_id < :lastRead
                """)
                .set("account", account.value())
                .set("timeline", timeline.word())
                .set("lastRead", lastRead)
                .set("at", at)
                .run();
    }
}
