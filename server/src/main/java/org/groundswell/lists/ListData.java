package org.groundswell.lists;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The table of lists. Members go with their list or with the follow. */
public final class ListData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("list", "account_id").owned("id"));
    }
}
