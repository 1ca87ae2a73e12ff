package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.Listed;

/**
 * A list of accounts.
 *
 * @param <T> an entry as the list has it
 */
interface AccountEntries<T> extends PagedEntries<T> {
    Targets targets();

    /** The account of an entry. */
    Listed listed(T entry);

    /** The account of a row. */
    default AccountId account(List<String> values) {
        return targets().account(values.getFirst());
    }

    @Override
    default Set<String> keys(List<String> values) {
        return Set.of(Targets.accountKey(values.getFirst()));
    }

    @Override
    default long pageId(T entry) {
        return listed(entry).pageId();
    }

    @Override
    default Existing existing(T entry) {
        Account account = listed(entry).account();
        return new Existing(
                Targets.accountKey(account.acct().toString()), account.id().value());
    }
}
