package org.groundswell.polls;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of polls and votes. */
public final class PollData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("poll_vote", "status_id").owned("id"),
                Ownership.account("poll_vote", "account_id").counted(),
                Ownership.status("poll_option", "status_id").owned("status_id", "position"),
                Ownership.status("poll", "status_id").owned("status_id"));
    }
}
