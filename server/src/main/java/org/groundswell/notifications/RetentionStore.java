package org.groundswell.notifications;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code notification}: what is no longer kept. */
final class RetentionStore {
    private static final String NEWER = "SELECT DISTINCT account_id FROM notification WHERE id > :since";

    /** The accounts with notifications that were made after an id. */
    List<AccountId> recipients(Tx tx, long since) {
        return tx.sql(NEWER).set("since", since).list(row -> new AccountId(row.longOf("account_id")));
    }

    /**
     * Deletes some of the notifications of an account beyond its newest ones. Those that the server sent, such as decisions of
     * moderators, are few, and stay.
     */
    int deleteOld(Tx tx, AccountId account, int kept, int limit) {
        return tx.sql("""
                        DELETE FROM notification WHERE id IN (
                            SELECT id FROM notification
                             WHERE account_id = :account AND NOT filtered AND origin_id <> account_id
                             ORDER BY id DESC LIMIT :limit OFFSET :kept)
                        """)
                .set("account", account.value())
                .set("kept", kept)
                .set("limit", limit)
                .run();
    }

    /** Deletes some notifications that were withdrawn before a moment. */
    int deleteWithdrawn(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM notification WHERE id IN (
                    SELECT id FROM notification WHERE withdrawn_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }

    /** The number of held notifications of an account. */
    long held(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM notification WHERE account_id = :account AND filtered")
                .set("account", account.value())
                .number();
    }

    /**
     * Deletes some held notifications of an account, beyond the newest ones of each sender: first those of which the sender has
     * sent the most since.
     */
    int deleteHeld(Tx tx, AccountId account, int kept, int limit) {
        return tx.sql("""
                        DELETE FROM notification WHERE id IN (
                            SELECT id FROM (
                                SELECT id, row_number() OVER (PARTITION BY origin_id ORDER BY id DESC) AS place
                                  FROM notification WHERE account_id = :account AND filtered) AS held
                             WHERE place > :kept ORDER BY place DESC, id LIMIT :limit)
                        """)
                .set("account", account.value())
                .set("kept", kept)
                .set("limit", limit)
                .run();
    }

    /** Deletes the requests of an account whose held notifications are gone. */
    int deleteEmptyRequests(Tx tx, AccountId account) {
        return tx.sql("""
                DELETE FROM notification_request
                 WHERE account_id = :account
                   AND NOT EXISTS (SELECT 1 FROM notification n
                                    WHERE n.account_id = notification_request.account_id
                                      AND n.origin_id = notification_request.from_id AND n.filtered)
                """).set("account", account.value()).run();
    }

    /** Deletes some of the notifications that an account received or caused. */
    void deleteOf(Tx tx, AccountId account, int limit) {
        tx.sql("""
                DELETE FROM notification WHERE id IN (
                    SELECT id FROM notification WHERE account_id = :account OR origin_id = :account LIMIT :limit)
                """).set("account", account.value()).set("limit", limit).run();
    }
}
