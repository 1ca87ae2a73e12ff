package org.groundswell.relationships;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;

/** Loads the accounts of lists. */
public final class AccountLists {
    private final AccountStore accounts;

    public AccountLists(AccountStore accounts) {
        this.accounts = accounts;
    }

    List<Listed> listed(Tx tx, List<Entry> entries) {
        Map<?, Account> found =
                accounts.byIds(tx, entries.stream().map(Entry::account).toList());
        return entries.stream()
                .filter(entry -> found.containsKey(entry.account()))
                .map(entry -> new Listed(entry.pageId(), Objects.requireNonNull(found.get(entry.account()))))
                .toList();
    }
}
