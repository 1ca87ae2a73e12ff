package org.groundswell.moderation;

import java.util.List;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.model.AccountId;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.reports.EvidenceHolder;

/** Declares the tables of decisions about accounts for deletions. */
public final class StrikeData implements OwnedData {
    private final AccountStore accounts;
    private final EvidenceFiles files;
    private final StrikeStore store = new StrikeStore();

    public StrikeData(AccountStore accounts, EvidenceFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

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

    /** Decisions are made under this lock. Their files are released before they are deleted. */
    @Override
    public void prepareDeletion(Tx tx, AccountId account) {
        accounts.lock(tx, account);
        files.release(tx, EvidenceHolder.STRIKE, store.withFiles(tx, account));
    }
}
