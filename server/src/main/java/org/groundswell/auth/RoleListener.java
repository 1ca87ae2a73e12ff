package org.groundswell.auth;

import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** A feature that acts when the role of an account changes. */
public interface RoleListener {
    /** In the transaction that changes it. */
    void roleChanged(Tx tx, AccountId account, Role before, Role after);
}
