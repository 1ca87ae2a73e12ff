package org.groundswell.notifications;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of notifications for deletions. */
public final class NotificationData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("notification", "status_id").owned("id"),
                Ownership.account("notification", "account_id").owned("id"),
                Ownership.account("notification", "origin_id").owned("id"),
                Ownership.account("notification_request", "account_id").owned("id"),
                Ownership.account("notification_request", "from_id").owned("id"),
                Ownership.account("notification_permission", "account_id").owned("account_id", "from_id"),
                Ownership.account("notification_permission", "from_id").owned("account_id", "from_id"),
                Ownership.account("notification_policy", "account_id").owned(),
                Ownership.account("notification_digest", "account_id").owned(),
                Ownership.account("marker", "account_id").owned("account_id", "timeline"));
    }
}
