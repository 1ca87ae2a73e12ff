package org.groundswell.publishing;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The table {@code idempotency}. */
final class IdempotencyStore {
    /**
     * Takes an idempotency key for a status; false if another status has it. One that was taken before a moment is free
     * again. Of two who take the same at once the second waits for the first.
     */
    boolean claim(Tx tx, AccountId account, String key, StatusId status, Instant at, Instant notBefore) {
        return tx.sql("""
                INSERT INTO idempotency (account_id, key, status_id, created_at) VALUES (:account, :key, :status, :at)
                ON CONFLICT (account_id, key) DO UPDATE
                   SET status_id = excluded.status_id, created_at = excluded.created_at
                 WHERE idempotency.created_at < :notBefore
                """)
                        .set("account", account.value())
                        .set("key", key)
                        .set("status", status.value())
                        .set("at", at)
                        .set("notBefore", notBefore)
                        .run()
                == 1;
    }

    /** The status with an idempotency key. It may have been deleted. */
    Optional<StatusId> holder(Tx tx, AccountId account, String key) {
        return tx.sql("SELECT status_id FROM idempotency WHERE account_id = :account AND key = :key")
                .set("account", account.value())
                .set("key", key)
                .first(row -> new StatusId(row.longOf("status_id")));
    }

    /** The same, unless it took the key before a moment. */
    Optional<StatusId> holderSince(Tx tx, AccountId account, String key, Instant notBefore) {
        return tx.sql("""
                        SELECT status_id FROM idempotency
                         WHERE account_id = :account AND key = :key AND created_at >= :notBefore
                        """)
                .set("account", account.value())
                .set("key", key)
                .set("notBefore", notBefore)
                .first(row -> new StatusId(row.longOf("status_id")));
    }

    /** Lets go of an idempotency key, if a status still has it. */
    void release(Tx tx, AccountId account, String key, StatusId status) {
        tx.sql("DELETE FROM idempotency WHERE account_id = :account AND key = :key AND status_id = :status")
                .set("account", account.value())
                .set("key", key)
                .set("status", status.value())
                .run();
    }

    /** Drops idempotency keys taken before a moment, at most so many. Walks index idempotency_created. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM idempotency WHERE (account_id, key) IN (
                    SELECT account_id, key FROM idempotency WHERE created_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
