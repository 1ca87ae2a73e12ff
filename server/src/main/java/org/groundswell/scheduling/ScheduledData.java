package org.groundswell.scheduling;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The table of scheduled posts. The jobs of deleted ones do nothing. */
public final class ScheduledData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(Ownership.account("scheduled_status", "account_id").owned("id"));
    }
}
