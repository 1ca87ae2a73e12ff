package org.groundswell.push;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of push notifications for deletions. */
public final class PushData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("push_subscription", "account_id").owned("id"));
    }
}
