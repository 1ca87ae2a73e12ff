package org.groundswell.auth;

import java.time.Instant;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code known_network}: where the owners of accounts have signed in. Networks are kept as hashes. */
final class KnownNetworkStore {
    /** The most networks kept of an account: those used last. */
    private static final int MOST = 20;

    boolean isKnown(Tx tx, AccountId account, String network, Instant notBefore) {
        return tx.sql("""
                SELECT count(*) FROM known_network
                 WHERE account_id = :account AND network_hash = :hash AND at >= :notBefore
                """)
                        .set("account", account.value())
                        .set("hash", hash(account, network))
                        .set("notBefore", notBefore)
                        .number()
                > 0;
    }

    void remember(Tx tx, AccountId account, String network, Instant at) {
        tx.sql("""
                INSERT INTO known_network (account_id, network_hash, at) VALUES (:account, :hash, :at)
                ON CONFLICT (account_id, network_hash) DO UPDATE SET at = :at
                """)
                .set("account", account.value())
                .set("hash", hash(account, network))
                .set("at", at)
                .run();
        tx.sql("""
                DELETE FROM known_network
                 WHERE account_id = :account
                   AND network_hash NOT IN (SELECT network_hash FROM known_network WHERE account_id = :account
                                             ORDER BY at DESC, network_hash LIMIT :most)
                """).set("account", account.value()).set("most", MOST).run();
    }

    void delete(Tx tx, AccountId account) {
        tx.sql("DELETE FROM known_network WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops networks last seen before a moment, at most so many. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM known_network WHERE (account_id, network_hash) IN (
                    SELECT account_id, network_hash FROM known_network WHERE at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }

    /** Another hash for each account, so that the table doesn't tell which accounts share a network. */
    private static String hash(AccountId account, String network) {
        return Secrets.hash("network " + account + " " + network);
    }
}
