package org.groundswell.moderation;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of decisions about accounts for deletions. */
public final class StrikeData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("appeal", "decided_by_id").anonymised("strike_id"),
                Ownership.status("strike_status", "status_id")
                        .kept("People can read which of their posts a decision was about, also when these are deleted."
                                + " The rows are deleted with the account."),
                Ownership.account("strike", "moderator_id").anonymised("id"),
                Ownership.account("strike", "account_id").owned("id"),
                Ownership.account("suspension", "account_id").owned());
    }
}
