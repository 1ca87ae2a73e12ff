package org.groundswell.links;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of links and their uses. */
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
