package org.groundswell.relationships;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.visibility.Exclusions;

/** The table {@code endorsement}. */
final class EndorsementStore {
    private static final TargetStore LISTS = new TargetStore("endorsement");

    boolean insert(Tx tx, long id, AccountId account, AccountId target) {
        return tx.sql("""
                        INSERT INTO endorsement (id, account_id, target_id) VALUES (:id, :account, :target)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("target", target.value())
                        .run()
                == 1;
    }

    void delete(Tx tx, AccountId account, AccountId target) {
        tx.sql("DELETE FROM endorsement WHERE account_id = :account AND target_id = :target")
                .set("account", account.value())
                .set("target", target.value())
                .run();
    }

    long count(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM endorsement WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    List<Entry> of(Tx tx, AccountId account, Exclusions exclusions, Page page) {
        return LISTS.of(tx, account, exclusions, page);
    }
}
