package org.groundswell.relationships;

import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code account_note}. */
final class AccountNoteStore {
    void set(Tx tx, AccountId account, AccountId target, String note) {
        tx.sql("""
                INSERT INTO account_note (account_id, target_id, note) VALUES (:account, :target, :note)
                ON CONFLICT (account_id, target_id) DO UPDATE SET note = excluded.note
                """)
                .set("account", account.value())
                .set("target", target.value())
                .set("note", note)
                .run();
    }

    void delete(Tx tx, AccountId account, AccountId target) {
        tx.sql("DELETE FROM account_note WHERE account_id = :account AND target_id = :target")
                .set("account", account.value())
                .set("target", target.value())
                .run();
    }
}
