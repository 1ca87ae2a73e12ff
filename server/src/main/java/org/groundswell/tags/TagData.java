package org.groundswell.tags;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of tags, their uses and followers for deletions. */
public final class TagData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("tag_use", "status_id")
                        .deletedBy("publishing.StatusRemoval, in the transaction that deletes the status"),
                Ownership.account("tag_use", "account_id")
                        .deletedBy("publishing.StatusRemoval, with each of the account's statuses"),
                Ownership.status("account_tag_use", "status_id")
                        .deletedBy("publishing.StatusRemoval, in the transaction that deletes the status"),
                Ownership.account("account_tag_use", "account_id")
                        .deletedBy("publishing.StatusRemoval, with each of the account's statuses"),
                Ownership.account("tag_person", "account_id")
                        .deletedBy("TagCounts, when it handles the events of the deleted statuses"),
                Ownership.account("tag_follow", "account_id").owned("id"));
    }
}
