package org.groundswell.deletion;

import org.groundswell.db.Database;
import org.groundswell.model.AccountId;

/** Data of accounts that is included in counts visible to others, such as posts, favourites and follows. */
@FunctionalInterface
public interface CountedData {
    /**
     * Undoes a batch of an account's actions as the account itself would, with counts and events.
     *
     * @param database for finding the actions
     * @param limit the most actions to undo in this call
     * @return the number of actions found; 0 if none is left
     */
    int takeBack(Database database, AccountId account, int limit);
}
