package org.groundswell.web.admin;

import org.groundswell.accounts.Accounts;
import org.groundswell.auth.LinkedAccounts;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.statuses.Statuses;

/** What the pages about accounts, their cases and their appeals share. */
public final class DeskParts {
    private final Accounts accounts;
    private final Statuses statuses;
    private final DeskPosts accountPosts;
    private final LinkedAccounts linkedAccounts;

    public DeskParts(Accounts accounts, Statuses statuses, DeskPosts accountPosts, LinkedAccounts linkedAccounts) {
        this.accounts = accounts;
        this.statuses = statuses.atDesk();
        this.accountPosts = accountPosts;
        this.linkedAccounts = linkedAccounts;
    }

    Accounts accounts() {
        return accounts;
    }

    /** As at the desk. */
    Statuses statuses() {
        return statuses;
    }

    DeskPosts accountPosts() {
        return accountPosts;
    }

    LinkedViews linked() {
        return new LinkedViews(linkedAccounts, accounts);
    }

    DeskPostViews posts() {
        return new DeskPostViews(accountPosts, statuses, accounts);
    }
}
