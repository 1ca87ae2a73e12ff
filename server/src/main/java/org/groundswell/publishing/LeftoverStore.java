package org.groundswell.publishing;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.StatusRows;

/**
 * The tables {@code status_leftover}, which lists deleted statuses that some rows still refer to, and {@code removed_post}; and
 * boosts of deleted statuses.
 */
final class LeftoverStore {
    /** Some of the statuses and boosts of an account, the newest first. */
    List<StatusId> statuses(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT id FROM status WHERE account_id = :account ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("id")));
    }

    /** Some of the boosts of a status, held until the transaction ends. */
    List<Boost> lockBoosts(Tx tx, StatusId original, int limit) {
        return tx.sql("SELECT " + StatusRows.COLUMNS
                        + " FROM status s WHERE s.boost_of_id = :id ORDER BY s.id LIMIT :limit"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", original.value())
                .set("limit", limit)
                .list(StatusRows::boost);
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

    void add(Tx tx, StatusId status, Instant at) {
        tx.sql("INSERT INTO status_leftover (status_id, at) VALUES (:id, :at) ON CONFLICT DO NOTHING")
                .set("id", status.value())
                .set("at", at)
                .run();
    }

    /** Some of the deleted statuses that some rows still refer to, the longest deleted first. */
    List<StatusId> some(Tx tx, int limit) {
        return tx.sql("SELECT status_id FROM status_leftover ORDER BY at, status_id LIMIT :limit")
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    /** The next of all such statuses by their ids. */
    List<StatusId> after(Tx tx, StatusId last, int limit) {
        return tx.sql("SELECT status_id FROM status_leftover WHERE status_id > :last ORDER BY status_id LIMIT :limit")
                .set("last", last.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    void remove(Tx tx, StatusId status) {
        tx.sql("DELETE FROM status_leftover WHERE status_id = :id")
                .set("id", status.value())
                .run();
    }
}
