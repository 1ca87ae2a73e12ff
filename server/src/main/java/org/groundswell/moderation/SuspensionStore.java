package org.groundswell.moderation;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** SQL on the table {@code suspension}. */
final class SuspensionStore {
    /** The time of a suspension whose data is being deleted: it can't be lifted any more. */
    private static final long DELETING = 0;

    void insert(Tx tx, AccountId account, Instant deleteAt) {
        tx.sql("""
                INSERT INTO suspension (account_id, delete_at) VALUES (:account, :at)
                ON CONFLICT (account_id) DO UPDATE SET delete_at = excluded.delete_at
                """).set("account", account.value()).set("at", deleteAt).run();
    }

    /** Ends a suspension; false if its data is being deleted. */
    boolean end(Tx tx, AccountId account) {
        tx.sql("DELETE FROM suspension WHERE account_id = :account AND delete_at <> :deleting")
                .set("account", account.value())
                .set("deleting", DELETING)
                .run();
        return tx.sql("SELECT count(*) FROM suspension WHERE account_id = :account")
                        .set("account", account.value())
                        .number()
                == 0;
    }

    /** Suspensions whose time is over, and whose account doesn't wait for the decision of an appeal. */
    List<AccountId> due(Tx tx, Instant now, int limit) {
        return tx.sql("""
                        SELECT u.account_id FROM suspension u
                         WHERE u.delete_at <= :now AND NOT EXISTS (
                               SELECT 1 FROM strike s JOIN appeal a ON a.strike_id = s.id
                                WHERE s.account_id = u.account_id AND a.state = 'pending')
                         ORDER BY u.delete_at LIMIT :limit
                        """).set("now", now).set("limit", limit).list(row -> new AccountId(row.longOf("account_id")));
    }

    /** Begins the deletion of a suspended account's data; false if the suspension was lifted. */
    boolean beginDeletion(Tx tx, AccountId account) {
        return tx.sql("UPDATE suspension SET delete_at = :deleting WHERE account_id = :account")
                        .set("account", account.value())
                        .set("deleting", DELETING)
                        .run()
                == 1;
    }
}
