package org.groundswell.jobs;

import java.time.Instant;
import java.util.OptionalLong;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;

/** SQL on the table {@code lease}. */
final class LeaseStore {
    /** Whether a lease is held by some process. */
    boolean isTaken(Tx tx, String name, Instant now) {
        return tx.sql("SELECT number FROM lease WHERE name = :name AND expires_at > :now")
                .set("name", name)
                .set("now", now)
                .first(row -> row.longOf("number"))
                .isPresent();
    }

    /** Takes a lease that is free or expired; returns its new number, or empty if another process holds it. */
    OptionalLong take(Tx tx, String name, String owner, Instant now, Instant until) {
        int taken = tx.sql("""
                INSERT INTO lease (name, owner, expires_at, number) VALUES (:name, :owner, :until, 1)
                ON CONFLICT (name) DO UPDATE SET
                    owner = excluded.owner, expires_at = excluded.expires_at, number = lease.number + 1
                 WHERE lease.expires_at <= :now
                """)
                .set("name", name)
                .set("owner", owner)
                .set("until", until)
                .set("now", now)
                .run();
        return taken == 0
                ? OptionalLong.empty()
                : OptionalLong.of(tx.sql("SELECT number FROM lease WHERE name = :name")
                        .set("name", name)
                        .number());
    }

    /** Changes the expiry of a lease; false if another process has taken it. */
    boolean setEnd(Tx tx, String name, long number, Instant until) {
        return tx.sql("UPDATE lease SET expires_at = :until WHERE name = :name AND number = :number")
                        .set("name", name)
                        .set("number", number)
                        .set("until", until)
                        .run()
                == 1;
    }

    /**
     * Whether a lease still has this number. On PostgreSQL the row is locked, so nobody takes it until the transaction
     * ends.
     */
    boolean isHeld(Tx tx, String name, long number) {
        return tx.sql("SELECT number FROM lease WHERE name = :name AND number = :number"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR SHARE" : ""))
                .set("name", name)
                .set("number", number)
                .first(row -> row.longOf("number"))
                .isPresent();
    }
}
