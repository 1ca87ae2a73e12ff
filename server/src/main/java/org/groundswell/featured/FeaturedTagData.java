package org.groundswell.featured;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the featured tags of accounts for deletions. */
public final class FeaturedTagData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("featured_tag", "account_id").owned("id"));
    }
}
