package org.groundswell.publishing;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusRows;
import org.groundswell.words.StatusId;

/** What hangs on statuses that were deleted, and the table {@code status_leftover}, which says of which there still is some. */
final class LeftoverStore {
    private static final List<String> ALONE = List.of(
            "DELETE FROM favourite WHERE id IN (SELECT id FROM favourite WHERE status_id = :id LIMIT :limit)",
            "DELETE FROM bookmark WHERE id IN (SELECT id FROM bookmark WHERE status_id = :id LIMIT :limit)",
            """
            DELETE FROM status_mention WHERE (status_id, account_id) IN (
                SELECT status_id, account_id FROM status_mention WHERE status_id = :id LIMIT :limit)
            """,
            """
            DELETE FROM status_edit WHERE (status_id, at) IN (
                SELECT status_id, at FROM status_edit WHERE status_id = :id LIMIT :limit)
            """,
            "DELETE FROM reply_limit WHERE status_id IN (SELECT status_id FROM reply_limit WHERE status_id = :id LIMIT :limit)",
            "DELETE FROM imported_edit WHERE uri IN (SELECT uri FROM imported_edit WHERE status_id = :id LIMIT :limit)",
            // The replies to it stay, as beginnings of their own.
            """
            UPDATE status SET in_reply_to_id = NULL WHERE id IN (
                SELECT id FROM status WHERE in_reply_to_id = :id LIMIT :limit)
            """);

    /** Some of the boosts of a status, held until the transaction ends. */
    List<Status> lockBoosts(Tx tx, StatusId original, int limit) {
        return tx.sql("SELECT " + StatusRows.COLUMNS
                        + " FROM status s WHERE s.boost_of_id = :id ORDER BY s.id LIMIT :limit"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", original.value())
                .set("limit", limit)
                .list(StatusRows::status);
    }

    /** Keeps the address of a status from elsewhere, so that no import brings it back. */
    void rememberRemoved(Tx tx, String uri, Instant at) {
        tx.sql("INSERT INTO removed_post (uri, removed_at) VALUES (:uri, :at) ON CONFLICT DO NOTHING")
                .set("uri", uri)
                .set("at", at)
                .run();
    }

    boolean isBoosted(Tx tx, StatusId original) {
        return tx.sql("SELECT id FROM status WHERE boost_of_id = :id LIMIT 1")
                .set("id", original.value())
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    /** Removes at most so many rows of each kind that nothing is counted or told of; true if there may be more. */
    boolean removeAlone(Tx tx, StatusId status, int limit) {
        boolean more = false;
        for (String statement : ALONE) {
            more |= tx.sql(statement)
                            .set("id", status.value())
                            .set("limit", limit)
                            .run()
                    == limit;
        }
        return more;
    }

    void add(Tx tx, StatusId status, Instant at) {
        tx.sql("INSERT INTO status_leftover (status_id, at) VALUES (:id, :at) ON CONFLICT DO NOTHING")
                .set("id", status.value())
                .set("at", at)
                .run();
    }

    /** Some of the statuses of which something is left, the longest deleted first. */
    List<StatusId> some(Tx tx, int limit) {
        return tx.sql("SELECT status_id FROM status_leftover ORDER BY at, status_id LIMIT :limit")
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    void remove(Tx tx, StatusId status) {
        tx.sql("DELETE FROM status_leftover WHERE status_id = :id")
                .set("id", status.value())
                .run();
    }
}
