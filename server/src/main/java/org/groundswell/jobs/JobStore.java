package org.groundswell.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * SQL on the table {@code job} for queues and workers. Each change of a claimed job compares the number of its claim,
 * so that a late worker changes nothing.
 */
final class JobStore {
    /**
     * A job claimed by a worker.
     *
     * @param number grows with each claim of the job
     * @param attempts attempts since the last success, this one included
     */
    record Claim(long id, long number, String payload, int attempts) {}

    /** A job before it is added. */
    record NewJob(String queue, @Nullable String key, String payload) {}

    /**
     * Adds a job. If there is one with the same key: before its first attempt, it becomes due at the earlier time;
     * while it runs, it is marked to run once more, since its worker may already have read the data that changed; after
     * a failure, it keeps its pause.
     */
    void add(Tx tx, NewJob job, Instant now, Instant at) {
        tx.sql("""
                INSERT INTO job (queue, key, payload, added_at, next_at) VALUES (:queue, :key, :payload, :now, :at)
                ON CONFLICT (queue, key) DO UPDATE SET
                    next_at = CASE WHEN job.worker IS NULL AND job.attempts = 0 AND job.dead_at IS NULL
                                        AND excluded.next_at < job.next_at
                                   THEN excluded.next_at ELSE job.next_at END,
                    again_at = CASE WHEN job.worker IS NOT NULL
                                         AND (job.again_at IS NULL OR excluded.next_at < job.again_at)
                                    THEN excluded.next_at ELSE job.again_at END
                """)
                .set("queue", job.queue())
                .set("key", job.key())
                .set("payload", job.payload())
                .set("now", now)
                .set("at", at)
                .run();
    }

    void remove(Tx tx, String queue, String key) {
        tx.sql("DELETE FROM job WHERE queue = :queue AND key = :key")
                .set("queue", queue)
                .set("key", key)
                .run();
    }

    /** When the first job of a queue is due. Walks index {@code job_due}. */
    Optional<Instant> firstDue(Tx tx, String queue) {
        return tx.sql("""
                SELECT next_at FROM job WHERE queue = :queue AND dead_at IS NULL ORDER BY next_at, id LIMIT 1
                """).set("queue", queue).first(row -> row.instantOf("next_at"));
    }

    /**
     * Claims the jobs that have been due the longest. Workers skip rows that others are claiming at the same moment; on
     * SQLite writes are serial. A claim that has expired is due like any other job.
     */
    List<Claim> claim(Tx tx, String queue, int limit, Instant now, Instant until, String worker) {
        List<Claim> claims = tx.sql("""
                        SELECT id, claim, payload, attempts FROM job
                         WHERE queue = :queue AND dead_at IS NULL AND next_at <= :now
                         ORDER BY next_at, id LIMIT :limit
                        """ + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : ""))
                .set("queue", queue)
                .set("now", now)
                .set("limit", limit)
                .list(row -> new Claim(
                        row.longOf("id"), row.longOf("claim") + 1, row.textOf("payload"), row.intOf("attempts") + 1));
        if (!claims.isEmpty()) {
            tx.sql("""
                    UPDATE job SET claim = claim + 1, attempts = attempts + 1, worker = :worker, next_at = :until,
                                   again_at = NULL
                     WHERE id IN (:ids)
                    """)
                    .set("worker", worker)
                    .set("until", until)
                    .setAll("ids", claims.stream().map(Claim::id).toList())
                    .run();
        }
        return claims;
    }

    /** Extends a claim; false if it was lost. */
    boolean renew(Tx tx, Claim claim, Instant until) {
        return tx.sql("UPDATE job SET next_at = :until WHERE id = :id AND claim = :claim")
                        .set("id", claim.id())
                        .set("claim", claim.number())
                        .set("until", until)
                        .run()
                == 1;
    }

    /**
     * Whether a claim is still valid. On PostgreSQL this locks the row, so it remains valid until the transaction ends.
     */
    boolean isHeld(Tx tx, Claim claim) {
        return tx.sql("SELECT id FROM job WHERE id = :id AND claim = :claim"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", claim.id())
                .set("claim", claim.number())
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    /** Deletes a job that is done, unless it was added again meanwhile. */
    void finish(Tx tx, Claim claim) {
        int deleted = tx.sql("DELETE FROM job WHERE id = :id AND claim = :claim AND again_at IS NULL")
                .set("id", claim.id())
                .set("claim", claim.number())
                .run();
        if (deleted == 0) {
            tx.sql("""
                    UPDATE job SET worker = NULL, attempts = 0, error = NULL, next_at = again_at, again_at = NULL
                     WHERE id = :id AND claim = :claim AND again_at IS NOT NULL
                    """).set("id", claim.id()).set("claim", claim.number()).run();
        }
    }

    /** Postpones a job that is not finished. */
    void postpone(Tx tx, Claim claim, Instant at) {
        tx.sql("""
                UPDATE job SET worker = NULL, attempts = 0, error = NULL, again_at = NULL,
                               next_at = CASE WHEN again_at < :at THEN again_at ELSE :at END
                 WHERE id = :id AND claim = :claim
                """)
                .set("id", claim.id())
                .set("claim", claim.number())
                .set("at", at)
                .run();
    }

    /** Stores a failure, after which the job is tried again. */
    void fail(Tx tx, Claim claim, String error, Instant at) {
        tx.sql("""
                UPDATE job SET worker = NULL, error = :error, next_at = :at, again_at = NULL
                 WHERE id = :id AND claim = :claim
                """)
                .set("id", claim.id())
                .set("claim", claim.number())
                .set("error", error)
                .set("at", at)
                .run();
    }

    /** Stores a failure, after which the job is a dead letter. */
    void markDead(Tx tx, Claim claim, String error, Instant now) {
        tx.sql("""
                UPDATE job SET worker = NULL, error = :error, dead_at = :now, again_at = NULL
                 WHERE id = :id AND claim = :claim
                """)
                .set("id", claim.id())
                .set("claim", claim.number())
                .set("error", error)
                .set("now", now)
                .run();
    }

    /** The number of jobs of a queue without dead letters; counting stops at {@code most}. */
    long waiting(Tx tx, String queue, int most) {
        return tx.sql("""
                        SELECT count(*) FROM (SELECT id FROM job WHERE queue = :queue AND dead_at IS NULL LIMIT :most) w
                        """).set("queue", queue).set("most", most).number();
    }

    /**
     * The names of all queues that have jobs. Skips from name to name in the index, so the number of jobs doesn't
     * matter.
     */
    List<String> queues(Tx tx) {
        return tx.sql("""
                WITH RECURSIVE name (queue) AS (
                    SELECT min(queue) FROM job
                     UNION ALL
                    SELECT (SELECT min(j.queue) FROM job j WHERE j.queue > name.queue) FROM name
                     WHERE name.queue IS NOT NULL)
                SELECT queue FROM name WHERE queue IS NOT NULL
                """).list(row -> row.textOf("queue"));
    }

    /** The number of dead letters of a queue. */
    long dead(Tx tx, String queue) {
        return tx.sql("SELECT count(*) FROM job WHERE queue = :queue AND dead_at IS NOT NULL")
                .set("queue", queue)
                .number();
    }
}
