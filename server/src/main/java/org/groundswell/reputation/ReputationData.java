package org.groundswell.reputation;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the table of {@link ReputationJob}'s results for deletions. */
public final class ReputationData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("account_standing", "account_id").owned(),
                Ownership.account("account_standing", "circle")
                        .kept("The number of a group, named after one of its accounts; computed again every hour."));
    }
}
