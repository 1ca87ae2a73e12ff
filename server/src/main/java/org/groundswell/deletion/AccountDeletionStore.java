package org.groundswell.deletion;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** SQL on the table {@code account_deletion}, the accounts whose deletion has begun. */
final class AccountDeletionStore {
    /** Marks an account; false if it is marked already. */
    boolean mark(Tx tx, AccountId account, Instant at) {
        return tx.sql("INSERT INTO account_deletion (account_id, at) VALUES (:account, :at) ON CONFLICT DO NOTHING")
                        .set("account", account.value())
                        .set("at", at)
                        .run()
                == 1;
    }

    boolean isMarked(Tx tx, AccountId account) {
        return tx.sql("SELECT account_id FROM account_deletion WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> row.longOf("account_id"))
                .isPresent();
    }

    /** The marked accounts, oldest mark first. */
    List<AccountId> marked(Tx tx) {
        return tx.sql("SELECT account_id FROM account_deletion ORDER BY at, account_id")
                .list(row -> new AccountId(row.longOf("account_id")));
    }
}
