package org.groundswell.publishing;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of idempotency keys and of rows left over from deleted statuses. */
public final class PublishingData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("idempotency", "account_id").owned("account_id", "key"),
                Ownership.status("idempotency", "status_id")
                        .kept("A repeated request must not post again. Keys are deleted after an hour."),
                Ownership.status("status_leftover", "status_id")
                        .deletedBy("publishing.StatusRemoval, after the last row that refers to the status"));
    }
}
