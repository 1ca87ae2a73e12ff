package org.groundswell.trending;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of trend review and of the weight of accounts in trends. */
public final class TrendData implements OwnedData {
    private static final String MODERATORS = "Moderators answer for what they decided, also later.";

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("trend_verdict", "account_id").kept(MODERATORS),
                Ownership.account("trend_verdict", "subject").kept(MODERATORS),
                Ownership.account("account_standing", "account_id").owned(),
                Ownership.account("account_standing", "circle")
                        .kept("The number of a group, named after one of its accounts; computed again every hour."));
    }
}
