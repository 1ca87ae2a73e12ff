package org.groundswell.auth;

import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Visibility;

/** The columns of the table {@code login} that posting asks for. */
public final class PostingDefaultsStore {
    public PostingDefaults of(Tx tx, AccountId account) {
        return tx.sql(
                        "SELECT default_visibility, default_sensitive, default_quote_policy FROM login WHERE account_id = :account")
                .set("account", account.value())
                .first(PostingDefaultsStore::defaults)
                .orElse(PostingDefaults.NONE);
    }

    static PostingDefaults defaults(Row row) {
        return new PostingDefaults(
                Visibility.ofCode(row.intOf("default_visibility")),
                row.booleanOf("default_sensitive"),
                QuotePolicy.ofCode(row.intOf("default_quote_policy")));
    }
}
