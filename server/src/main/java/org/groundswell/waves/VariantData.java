package org.groundswell.waves;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the table of tag variants for deletions. */
public final class VariantData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("tag_variant", "account_id")
                .kept("Moderators answer for what they decided, also later."));
    }
}
