package org.groundswell.accounts;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.model.AccountId;

/** The tables of accounts and their names. */
public final class AccountData implements OwnedData {
    private final AccountStore store;

    public AccountData(AccountStore store) {
        this.store = store;
    }

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("account_name", "account_id").owned("word", "account_id"),
                Ownership.account("account_name_missing", "account_id").owned(),
                Ownership.account("account_count", "account_id").itself(),
                Ownership.account("account", "id").itself());
    }

    /** Keeps the username of a deleted local account reserved, so that it can't be taken over. */
    @Override
    public void prepareDeletion(Tx tx, AccountId account) {
        store.lockForDeletion(tx, account);
        store.reserveName(tx, account);
    }
}
