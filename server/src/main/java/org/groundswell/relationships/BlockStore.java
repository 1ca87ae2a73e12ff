package org.groundswell.relationships;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code block}. */
final class BlockStore {
    private static final TargetStore LISTS = new TargetStore("block");

    boolean insert(Tx tx, long id, AccountId account, AccountId target) {
        return tx.sql("""
                        INSERT INTO block (id, account_id, target_id) VALUES (:id, :account, :target)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("target", target.value())
                        .run()
                == 1;
    }

    boolean delete(Tx tx, AccountId account, AccountId target) {
        return tx.sql("DELETE FROM block WHERE account_id = :account AND target_id = :target")
                        .set("account", account.value())
                        .set("target", target.value())
                        .run()
                == 1;
    }

    boolean isBlocking(Tx tx, AccountId account, AccountId target) {
        return tx.sql("SELECT count(*) FROM block WHERE account_id = :account AND target_id = :target")
                        .set("account", account.value())
                        .set("target", target.value())
                        .number()
                > 0;
    }

    List<Entry> of(Tx tx, AccountId account, Page page) {
        return LISTS.of(tx, account, page);
    }
}
