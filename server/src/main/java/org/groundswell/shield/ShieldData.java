package org.groundswell.shield;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of shields for deletions. */
public final class ShieldData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("shield", "account_id").owned(),
                Ownership.account("shield_contact", "account_id").owned("account_id", "contact_id"),
                Ownership.account("shield_contact", "contact_id").owned("account_id", "contact_id"),
                Ownership.status("shield_contact", "about_id").anonymised("account_id", "contact_id"),
                Ownership.account("shield_hour", "account_id").owned("account_id", "hour"));
    }
}
