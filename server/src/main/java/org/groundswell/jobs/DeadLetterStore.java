package org.groundswell.jobs;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;

/** SQL on the table {@code job} for operators: lists, retries and removes dead letters. */
final class DeadLetterStore {
    /** The dead letters, by queue, oldest first. Walks index {@code job_dead}. */
    List<DeadLetter> first(Tx tx, int limit) {
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

    /** Makes a dead letter due again; false if there is none with this id. */
    boolean retry(Tx tx, long id, Instant now) {
        return tx.sql("""
                UPDATE job SET dead_at = NULL, attempts = 0, next_at = :now WHERE id = :id AND dead_at IS NOT NULL
                """).set("id", id).set("now", now).run() == 1;
    }

    /** Deletes a dead letter; false if there is none with this id. */
    boolean remove(Tx tx, long id) {
        return tx.sql("DELETE FROM job WHERE id = :id AND dead_at IS NOT NULL")
                        .set("id", id)
                        .run()
                == 1;
    }
}
