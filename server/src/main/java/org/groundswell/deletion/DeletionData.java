package org.groundswell.deletion;

import java.util.List;

/** The table {@code account_deletion}, and that of the event log, which this package writes to and so can't be below. */
public final class DeletionData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("account_deletion", "account_id").itself(),
                Ownership.account("event", "payload")
                        .kept(
                                "Consumers need the events of a deletion to take it out of their figures. Events are deleted"
                                        + " after a week."));
    }
}
