package org.groundswell.deletion;

import org.groundswell.db.Database;
import org.groundswell.model.AccountId;

/** Something of accounts that is part of numbers others see, such as posts, favourites and follows. */
@FunctionalInterface
public interface CountedData {
    /**
     * Takes back some of what an account has added, as the account itself would: with its counts, and events for the
     * consumers of the log.
     *
     * @param database for finding it
     * @param limit the most that is taken back in this call
     * @return how much was found; 0 if nothing is left
     */
    int takeBack(Database database, AccountId account, int limit);
}
