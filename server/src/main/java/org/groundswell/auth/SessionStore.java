package org.groundswell.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code session}: browsers that are signed in. */
final class SessionStore {
    void insert(Tx tx, String tokenHash, AccountId account, Origin origin, Instant at) {
        tx.sql("""
                INSERT INTO session (token_hash, account_id, browser, network, created_at, last_used_at)
                VALUES (:hash, :account, :browser, :network, :at, :at)
                """)
                .set("browser", origin.browser())
                .set("network", origin.network())
                .set("hash", tokenHash)
                .set("account", account.value())
                .set("at", at)
                .run();
    }

    Optional<AccountId> account(Tx tx, String tokenHash, Instant notBefore) {
        return tx.sql("""
                SELECT s.account_id FROM session s JOIN login l ON l.account_id = s.account_id
                 WHERE s.token_hash = :hash AND s.created_at >= :notBefore AND l.approved AND l.confirmed
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

    /** The sessions of an account, those used last first. */
    List<Sessions.Session> of(Tx tx, AccountId account, Instant notBefore) {
        return tx.sql("""
                SELECT token_hash, browser, network, created_at, last_used_at FROM session
                 WHERE account_id = :account AND created_at >= :notBefore
                 ORDER BY last_used_at DESC, created_at DESC, token_hash
                 LIMIT 200
                """)
                .set("account", account.value())
                .set("notBefore", notBefore)
                .list(row -> new Sessions.Session(
                        row.textOf("token_hash"),
                        new Origin(row.textOf("network"), row.textOf("browser"), ""),
                        row.instantOf("created_at"),
                        row.instantOf("last_used_at")));
    }

    void setLastUse(Tx tx, String tokenHash, Instant at) {
        tx.sql("UPDATE session SET last_used_at = :at WHERE token_hash = :hash AND last_used_at < :at")
                .set("hash", tokenHash)
                .set("at", at)
                .run();
    }

    /** Deletes one session of an account; false if it has none with that hash. */
    boolean delete(Tx tx, AccountId account, String tokenHash) {
        return tx.sql("DELETE FROM session WHERE token_hash = :hash AND account_id = :account")
                        .set("hash", tokenHash)
                        .set("account", account.value())
                        .run()
                == 1;
    }

    void deleteOthers(Tx tx, AccountId account, String tokenHash) {
        tx.sql("DELETE FROM session WHERE account_id = :account AND token_hash <> :hash")
                .set("account", account.value())
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
