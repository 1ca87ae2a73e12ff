package org.groundswell.jobs;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;

/** The table {@code job}, as operators see it. */
final class DeadLetterStore {
    /** The dead letters, by queue, the first first. Walks index {@code job_dead}. */
    List<DeadLetter> some(Tx tx, int limit) {
        return tx.sql("""
                        SELECT id, queue, key, attempts, error, dead_at FROM job
                         WHERE dead_at IS NOT NULL ORDER BY queue, id LIMIT :limit
                        """)
                .set("limit", limit)
                .list(row -> new DeadLetter(
                        row.longOf("id"),
                        row.textOf("queue"),
                        row.textOf("key"),
                        row.intOf("attempts"),
                        row.textOf("error"),
                        row.instantOf("dead_at")));
    }

    /** False if there is no such dead letter. */
    boolean retry(Tx tx, long id, Instant now) {
        return tx.sql("""
                UPDATE job SET dead_at = NULL, attempts = 0, next_at = :now WHERE id = :id AND dead_at IS NOT NULL
                """).set("id", id).set("now", now).run() == 1;
    }

    /** False if there is no such dead letter. */
    boolean remove(Tx tx, long id) {
        return tx.sql("DELETE FROM job WHERE id = :id AND dead_at IS NOT NULL")
                        .set("id", id)
                        .run()
                == 1;
    }
}
