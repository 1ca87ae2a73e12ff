package org.groundswell.deletion;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/**
 * The rows of a feature that name a status or an account. Each feature with such tables has an implementation, whose
 * declarations determine what is deleted; {@code OwnedDataTest} fails for a column that no feature declares.
 */
public interface OwnedData {
    /**
     * Every column of the feature's tables that names a status or an account. Rows are deleted in this order, so a
     * table referenced by a foreign key comes after those that reference it.
     */
    List<Ownership> columns();

    /** Revokes access that the account still has. Runs in the transaction that marks it as deleted. */
    default void deletionBegins(Tx tx, AccountId account) {}

    /**
     * Prepares the deletion of an account's rows: takes the locks that requests hold while they add rows for the
     * account. Runs in each transaction that deletes its rows, before any of them.
     */
    default void prepareDeletion(Tx tx, AccountId account) {}
}
