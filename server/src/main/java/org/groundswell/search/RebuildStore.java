package org.groundswell.search;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;

/** The tables {@code search_rebuild} and {@code search_process}: requests to build indexes again, and their progress. */
final class RebuildStore {
    /** The number of the last request; 0 if there was none. */
    long last(Tx tx) {
        return tx.sql("SELECT coalesce(max(request), 0) AS request FROM search_rebuild")
                .number();
    }

    /** Adds a request. Two at once are one. */
    long add(Tx tx, Instant now) {
        long before = last(tx);
        tx.sql("INSERT INTO search_rebuild (request, requested_at) VALUES (:request, :now) ON CONFLICT DO NOTHING")
                .set("request", before + 1)
                .set("now", now)
                .run();
        tx.sql("DELETE FROM search_rebuild WHERE request < :request")
                .set("request", before + 1)
                .run();
        return before + 1;
    }

    void report(Tx tx, RebuildProgress progress) {
        tx.sql("""
                INSERT INTO search_process (process, request, statuses, expected, complete, seen_at)
                VALUES (:process, :request, :statuses, :expected, :complete, :seen)
                ON CONFLICT (process) DO UPDATE
                   SET request = excluded.request, statuses = excluded.statuses, expected = excluded.expected,
                       complete = excluded.complete, seen_at = excluded.seen_at
                """)
                .set("process", progress.process())
                .set("request", progress.request())
                .set("statuses", progress.statuses())
                .set("expected", progress.expected())
                .set("complete", progress.complete())
                .set("seen", progress.seenAt())
                .run();
    }

    /** The progress of all processes with a request. */
    List<RebuildProgress> progress(Tx tx, long request) {
        return tx.sql("""
                SELECT process, request, statuses, expected, complete, seen_at FROM search_process
                 WHERE request = :request ORDER BY process
                """)
                .set("request", request)
                .list(row -> new RebuildProgress(
                        row.textOf("process"),
                        row.longOf("request"),
                        row.longOf("statuses"),
                        row.longOf("expected"),
                        row.booleanOf("complete"),
                        row.instantOf("seen_at")));
    }

    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM search_process WHERE process IN
                    (SELECT process FROM search_process WHERE seen_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
