package org.groundswell.moderation;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of trend review and the moderation log for deletions. */
public final class ModerationData implements OwnedData {
    private static final String DECISION = "A decision stays in force when its subject or its moderator is deleted.";
    private static final String RECORD = "The moderation log is never changed.";

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("trend_verdict", "account_id").kept(DECISION),
                Ownership.account("trend_verdict", "subject").kept(DECISION),
                Ownership.account("moderation_log", "account_id").kept(RECORD),
                Ownership.account("moderation_log", "subject").kept(RECORD));
    }
}
