package org.groundswell.auth;

import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;

/** The columns of the table {@code login} that posting asks for. */
public final class PostingDefaultsStore {
    public PostingDefaults of(Tx tx, AccountId account) {
        return tx.sql("SELECT default_visibility, default_sensitive FROM login WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> new PostingDefaults(
                        Visibility.ofCode(row.intOf("default_visibility")), row.booleanOf("default_sensitive")))
                .orElse(PostingDefaults.NONE);
    }
}
