package org.groundswell.announcements;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** What accounts have done with announcements. */
public final class AnnouncementData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("announcement_dismissal", "account_id").owned("account_id", "announcement_id"),
                Ownership.account("announcement_reaction", "account_id")
                        .owned("announcement_id", "name", "account_id"));
    }
}
