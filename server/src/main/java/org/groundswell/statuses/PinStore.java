package org.groundswell.statuses;

import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The table {@code pinned_status}. */
final class PinStore {
    /** Adds a pin; false if it is there already. */
    boolean insert(Tx tx, long id, AccountId account, StatusId status) {
        return tx.sql("""
                        INSERT INTO pinned_status (id, account_id, status_id) VALUES (:id, :account, :status)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("status", status.value())
                        .run()
                == 1;
    }

    /** The posts that an account has pinned; of deleted ones, rows may be left for a moment. */
    long count(Tx tx, AccountId account) {
        return tx.sql("""
                SELECT count(*) FROM pinned_status p JOIN status s ON s.id = p.status_id WHERE p.account_id = :account
                """).set("account", account.value()).number();
    }

    void delete(Tx tx, AccountId account, StatusId status) {
        tx.sql("DELETE FROM pinned_status WHERE account_id = :account AND status_id = :status")
                .set("account", account.value())
                .set("status", status.value())
                .run();
    }
}
