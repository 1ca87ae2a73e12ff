package org.groundswell.restrictions;

import java.util.function.UnaryOperator;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.auth.OAuth;
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
    private final OAuth tokens;
    private final EventLog events;

    public AccountRestrictions(AccountStore accounts, OAuth tokens, RestrictedStatuses statuses, EventLog events) {
        this.accounts = accounts;
        this.tokens = tokens;
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
        change(tx, account, _ -> restrictions);
    }

    /**
     * Changes the restrictions of an account from what they are, in the transaction of the decision. Two changes at the same
     * moment follow each other.
     *
     * @throws Refusal.NotFound if there is no such account
     */
    public void change(Tx tx, AccountId account, UnaryOperator<Restrictions> change) {
        accounts.lock(tx, account);
        Restrictions before = of(tx, account);
        Restrictions restrictions = change.apply(before);
        if (restrictions.equals(before)) {
            return;
        }
        accounts.updateRestrictions(tx, account, restrictions);
        events.append(
                tx,
                new Event.AccountRestricted(
                        account, restrictions.limited(), restrictions.frozen(), restrictions.isSuspended()));
        tokens.recheck(tx);
        statuses.enqueue(tx, account);
    }
}
