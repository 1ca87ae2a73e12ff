package org.groundswell.auth;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code session}: browsers that are signed in. */
final class SessionStore {
    void insert(Tx tx, String tokenHash, AccountId account, Instant at) {
        tx.sql("INSERT INTO session (token_hash, account_id, created_at) VALUES (:hash, :account, :at)")
                .set("hash", tokenHash)
                .set("account", account.value())
                .set("at", at)
                .run();
    }

    Optional<AccountId> account(Tx tx, String tokenHash, Instant notBefore) {
        return tx.sql("""
                SELECT s.account_id FROM session s JOIN login l ON l.account_id = s.account_id
                 WHERE s.token_hash = :hash AND s.created_at >= :notBefore AND l.approved
                """)
                .set("hash", tokenHash)
                .set("notBefore", notBefore)
                .first(row -> new AccountId(row.longOf("account_id")));
    }

    void delete(Tx tx, String tokenHash) {
        tx.sql("DELETE FROM session WHERE token_hash = :hash")
                .set("hash", tokenHash)
                .run();
    }

    void deleteAll(Tx tx, AccountId account) {
        tx.sql("DELETE FROM session WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops sessions begun before a moment, at most so many. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM session WHERE token_hash IN (
                    SELECT token_hash FROM session WHERE created_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
