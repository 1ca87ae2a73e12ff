package org.groundswell.relationships;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code account_domain_block}. */
final class DomainBlockStore {
    boolean insert(Tx tx, long id, AccountId account, String domain) {
        return tx.sql("""
                        INSERT INTO account_domain_block (id, account_id, domain) VALUES (:id, :account, :domain)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("domain", domain)
                        .run()
                == 1;
    }

    boolean delete(Tx tx, AccountId account, String domain) {
        return tx.sql("DELETE FROM account_domain_block WHERE account_id = :account AND domain = :domain")
                        .set("account", account.value())
                        .set("domain", domain)
                        .run()
                == 1;
    }

    long count(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM account_domain_block WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    List<DomainBlocks.Blocked> of(Tx tx, AccountId account, Page page) {
        List<DomainBlocks.Blocked> blocked = tx.sql("""
                SELECT id, domain FROM account_domain_block
                 WHERE account_id = :account AND id < :max AND id > :after ORDER BY id
                """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new DomainBlocks.Blocked(row.longOf("id"), row.textOf("domain")));
        return page.isForward() ? blocked.reversed() : blocked;
    }
}
