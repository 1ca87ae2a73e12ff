package org.groundswell.restrictions;

import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.publishing.RestrictedStatuses;

/**
 * Sets the restrictions of accounts. They hold for requests from the moment the transaction ends: the account can't be used,
 * what it posts is not listed. Its earlier statuses follow in a job, the newest first.
 */
public final class AccountRestrictions {
    private final AccountStore accounts;
    private final RestrictedStatuses statuses;
    private final EventLog events;

    public AccountRestrictions(AccountStore accounts, RestrictedStatuses statuses, EventLog events) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.events = events;
    }

    /** @throws Refusal.NotFound if there is no such account */
    public Restrictions of(Tx tx, AccountId account) {
        return accounts.restrictions(tx, account).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Sets the restrictions of an account, in the transaction of the decision.
     *
     * @throws Refusal.NotFound if there is no such account
     */
    public void set(Tx tx, AccountId account, Restrictions restrictions) {
        Restrictions before = of(tx, account);
        if (before.equals(restrictions)) {
            return;
        }
        accounts.updateRestrictions(tx, account, restrictions);
        events.append(
                tx,
                new Event.AccountRestricted(
                        account, restrictions.limited(), restrictions.frozen(), restrictions.isSuspended()));
        statuses.enqueue(tx, account);
    }
}
