package org.groundswell.links;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of links and their uses for deletions. */
public final class LinkData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("link_use", "status_id")
                        .deletedBy("publishing.StatusRemoval, in the transaction that deletes the status"),
                Ownership.account("link_use", "account_id")
                        .deletedBy("publishing.StatusRemoval, with each of the account's statuses"));
    }
}
