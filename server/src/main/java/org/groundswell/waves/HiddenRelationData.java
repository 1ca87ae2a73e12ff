package org.groundswell.waves;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the table of hidden relations between tags for deletions. */
public final class HiddenRelationData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("hidden_relation", "account_id")
                .kept("Moderators answer for what they decided, also later."));
    }
}
