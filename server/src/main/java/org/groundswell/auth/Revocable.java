package org.groundswell.auth;

import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Access that was given out for an account, and ends with its password: tokens of apps, addresses of private feeds. */
public interface Revocable {
    /** Ends it, in the transaction that changes the password or removes the login. */
    void revoke(Tx tx, AccountId account);
}
