package org.groundswell.alerts;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;
import org.groundswell.model.AccountId;

/** Declares the tables of alerts and subscriptions for deletions. */
public final class AlertData implements OwnedData {
    private final AlertStore store = new AlertStore();

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("alert_wish", "account_id").owned("account_id", "kind", "subject"),
                Ownership.account("alert", "account_id").owned("id"),
                Ownership.account("alert_told", "account_id").owned("account_id", "tag"),
                Ownership.account("alert_reader", "account_id").owned());
    }

    /** Revokes the address of the account's private feed. */
    @Override
    public void deletionBegins(Tx tx, AccountId account) {
        store.deleteReader(tx, account);
    }
}
