package org.groundswell.media.uploads;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The table of media. */
public final class MediaData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("media", "status_id").deletedBy("publishing.StatusRemoval, with the files"),
                // With the files, which are deleted if no other row refers to them.
                Ownership.account("media", "account_id").counted());
    }
}
