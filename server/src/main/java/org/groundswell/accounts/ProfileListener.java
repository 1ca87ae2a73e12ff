package org.groundswell.accounts;

import org.groundswell.db.Tx;

/** A feature that acts when a profile changes, in the same transaction. */
public interface ProfileListener {
    /** @param before the account as it was */
    void profileChanged(Tx tx, Account before, Account.Profile after);
}
