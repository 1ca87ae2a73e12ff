package org.groundswell.profiles;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;

/** SQL on the table {@code attribution_domain}. */
final class AttributionDomainStore {
    List<DomainName> of(Tx tx, AccountId account) {
        return tx.sql("SELECT domain FROM attribution_domain WHERE account_id = :account ORDER BY domain")
                .set("account", account.value())
                .list(row -> new DomainName(row.textOf("domain")));
    }

    void insert(Tx tx, AccountId account, DomainName domain) {
        tx.sql("INSERT INTO attribution_domain (account_id, domain) VALUES (:account, :domain)")
                .set("account", account.value())
                .set("domain", domain.name())
                .run();
    }

    void deleteAll(Tx tx, AccountId account) {
        tx.sql("DELETE FROM attribution_domain WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }
}
