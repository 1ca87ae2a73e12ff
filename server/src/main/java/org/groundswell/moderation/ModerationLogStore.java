package org.groundswell.moderation;

import java.util.List;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** SQL on the table {@code moderation_log}. */
final class ModerationLogStore {
    private static final String SELECT = "SELECT id, account_id, action, subject, detail, note FROM moderation_log";
    private static final String ABOUT = """
             AND subject IN (:acct, :id)
             AND (subject = :acct AND action IN (:byAcct) OR subject = :id AND action IN (:byId))
            """;

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

    /** Walks the primary key, or index moderation_log_by; entries about an account are found by index moderation_log_subject. */
    List<LogEntry> list(Tx tx, LogFilter filter, Page page) {
        StringBuilder where = new StringBuilder(" WHERE id < :max AND id > :after");
        filter.by().ifPresent(_ -> where.append(" AND account_id = :by"));
        filter.about().ifPresent(_ -> where.append(ABOUT));
        where.append(page.isForward() ? " ORDER BY id LIMIT :limit" : " ORDER BY id DESC LIMIT :limit");
        Sql list = tx.sql(SELECT + where)
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit());
        filter.by().ifPresent(by -> list.set("by", by.value()));
        filter.about()
                .ifPresent(about -> list.set("acct", about.acct())
                        .set("id", about.id().map(AccountId::toString).orElse(""))
                        .setAll("byAcct", StoredAction.BY_ACCT)
                        .setAll("byId", StoredAction.BY_ACCOUNT_ID));
        List<LogEntry> found = list.list(ModerationLogStore::entry);
        return page.isForward() ? found.reversed() : found;
    }

    private static LogEntry entry(Row row) {
        return new LogEntry(
                row.longOf("id"),
                new AccountId(row.longOf("account_id")),
                new StoredAction(row.textOf("action"), row.textOf("subject"), row.textOf("detail")).action(),
                row.textOf("note"));
    }
}
