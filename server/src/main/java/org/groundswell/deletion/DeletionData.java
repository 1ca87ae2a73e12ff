package org.groundswell.deletion;

import java.util.List;

/**
 * Declares the table {@code account_deletion}, and the tables of the event log and job queues, whose packages can't
 * depend on this one.
 */
public final class DeletionData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("account_deletion", "account_id").itself(),
                Ownership.account("job", "payload")
                        .deletedBy("AccountDeletion, with the account: no job but its own deletion names it"),
                Ownership.account("event", "payload")
                        .kept(
                                "Consumers need the events of a deletion to take it out of their figures. Events are deleted"
                                        + " after a week."));
    }
}
