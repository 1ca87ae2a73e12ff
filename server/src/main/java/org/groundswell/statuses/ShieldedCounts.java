package org.groundswell.statuses;

import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Whether lists of reactions to a post are shown: a list would give the number that a shield hides. */
final class ShieldedCounts {
    private final AccountStore accounts;

    ShieldedCounts(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** While the shield of its author is up, only the author is told. */
    boolean areShown(Tx tx, Optional<AccountId> viewer, Status status) {
        return viewer.filter(status.account()::equals).isPresent()
                || accounts.byId(tx, status.account())
                        .filter(Account::isShielded)
                        .isEmpty();
    }
}
