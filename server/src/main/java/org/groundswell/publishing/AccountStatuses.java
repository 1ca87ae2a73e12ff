package org.groundswell.publishing;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.deletion.CountedData;
import org.groundswell.events.DeletedBy;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The statuses and boosts of an account that is being deleted, the newest first. */
public final class AccountStatuses implements CountedData {
    private final Posting posting;
    private final LeftoverStore store = new LeftoverStore();

    public AccountStatuses(Posting posting) {
        this.posting = posting;
    }

    @Override
    public int takeBack(Database database, AccountId account, int limit) {
        List<StatusId> found = database.read(tx -> store.statuses(tx, account, limit));
        if (!found.isEmpty()) {
            posting.delete(account, found, DeletedBy.OTHERS);
        }
        return found.size();
    }
}
