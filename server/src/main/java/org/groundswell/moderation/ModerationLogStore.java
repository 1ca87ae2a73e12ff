package org.groundswell.moderation;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;

/** SQL on the table {@code moderation_log}. */
final class ModerationLogStore {
    void add(Tx tx, long id, AccountId by, StoredAction action, String note) {
        tx.sql("""
                INSERT INTO moderation_log (id, account_id, action, subject, detail, note)
                VALUES (:id, :account, :action, :subject, :detail, :note)
                """)
                .set("id", id)
                .set("account", by.value())
                .set("action", action.name())
                .set("subject", action.subject())
                .set("detail", action.detail())
                .set("note", note)
                .run();
    }

    List<LogEntry> latest(Tx tx, int limit) {
        return tx.sql("""
                        SELECT id, account_id, action, subject, detail, note
                          FROM moderation_log ORDER BY id DESC LIMIT :limit
                        """)
                .set("limit", limit)
                .list(row -> new LogEntry(
                        Ids.instant(row.longOf("id")),
                        new AccountId(row.longOf("account_id")),
                        new StoredAction(row.textOf("action"), row.textOf("subject"), row.textOf("detail")).action(),
                        row.textOf("note")));
    }
}
