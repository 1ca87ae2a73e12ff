package org.groundswell.moderation;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The moderation log. */
public final class ModerationData implements OwnedData {
    private static final String RECORD = "The log is a record of what was done, and never changed.";

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("moderation_log", "account_id").kept(RECORD),
                Ownership.account("moderation_log", "subject").kept(RECORD));
    }
}
