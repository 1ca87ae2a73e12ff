package org.groundswell.filters;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of filters for deletions. Keywords and posts go with their filter. */
public final class FilterData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("post_filter", "account_id").owned("id"),
                Ownership.account("post_filter_version", "account_id").owned(),
                Ownership.status("post_filter_status", "status_id").owned("id"));
    }
}
