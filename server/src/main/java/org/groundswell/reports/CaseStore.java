package org.groundswell.reports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** SQL on the tables {@code moderation_case} and {@code moderation_case_entry}. */
final class CaseStore {
    private static final String SELECT = """
            SELECT id, kind, account_id, acct, assignee_id, reports, version, created_at, updated_at, closed_at, outcome
              FROM moderation_case
            """;

    private void insert(Tx tx, CaseId id, ModerationCase.Subject subject, Instant at) {
        tx.sql("""
                INSERT INTO moderation_case (id, kind, account_id, acct, reports, version, created_at, updated_at)
                VALUES (:id, :kind, :account, :acct, 0, 1, :at, :at)
                """)
                .set("id", id.value())
                .set("kind", subject.kind())
                .set("account", subject.account().value())
                .set("acct", subject.acct())
                .set("at", at)
                .run();
    }

    /**
     * Opens a case, unless there is an open one of its kind about the account.
     *
     * @param subject whose account is locked: of two at once, both would open a case
     * @param id for a new case
     * @return the open case
     */
    CaseId open(Tx tx, ModerationCase.Subject subject, CaseId id, Instant at) {
        Optional<CaseId> earlier = open(tx, subject.kind(), subject.account()).map(ModerationCase::id);
        if (earlier.isEmpty()) {
            insert(tx, id, subject, at);
        }
        return earlier.orElse(id);
    }

    /** The open case of a kind about an account. */
    Optional<ModerationCase> open(Tx tx, String kind, AccountId account) {
        return tx.sql(SELECT + " WHERE kind = :kind AND account_id = :account AND closed_at IS NULL")
                .set("kind", kind)
                .set("account", account.value())
                .first(CaseStore::moderationCase);
    }

    Optional<ModerationCase> find(Tx tx, CaseId id) {
        return tx.sql(SELECT + " WHERE id = :id").set("id", id.value()).first(CaseStore::moderationCase);
    }

    /** The same, locked until the transaction ends. */
    Optional<ModerationCase> lock(Tx tx, CaseId id) {
        return tx.sql(SELECT + " WHERE id = :id" + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", id.value())
                .first(CaseStore::moderationCase);
    }

    /** One more report. The version stays: reports can't keep a moderator from deciding. */
    void countReport(Tx tx, CaseId id, Instant at) {
        tx.sql("UPDATE moderation_case SET reports = reports + 1, updated_at = :at WHERE id = :id")
                .set("id", id.value())
                .set("at", at)
                .run();
    }

    void touch(Tx tx, CaseId id, Instant at) {
        tx.sql("UPDATE moderation_case SET updated_at = :at WHERE id = :id")
                .set("id", id.value())
                .set("at", at)
                .run();
    }

    /** Stores the changes of a locked case. */
    void update(Tx tx, ModerationCase changed) {
        tx.sql("""
                UPDATE moderation_case
                   SET assignee_id = :assignee, version = :version, updated_at = :updated, closed_at = :closed,
                       outcome = :outcome
                 WHERE id = :id
                """)
                .set("id", changed.id().value())
                .setOrNull("assignee", changed.assignee().map(AccountId::value).orElse(null))
                .set("version", changed.version())
                .set("updated", changed.updatedAt())
                .set("closed", changed.closedAt().orElse(null))
                .set("outcome", changed.outcome().map(Outcome::word).orElse(null))
                .run();
    }

    /** The cases of a view of the desk, without those about the moderator. */
    List<ModerationCase> list(Tx tx, AccountId moderator, CaseView view, int offset, int limit) {
        String order = view.order() == CaseView.Order.REPORTS
                ? " ORDER BY reports DESC, created_at, id"
                : view.part() == CaseView.Part.RESOLVED
                        ? " ORDER BY closed_at DESC, id DESC"
                        : " ORDER BY created_at, id";
        Sql list = tx.sql(SELECT + " WHERE " + condition(view.part()) + order + " LIMIT :limit OFFSET :offset")
                .set("moderator", moderator.value())
                .set("limit", limit)
                .set("offset", offset);
        return list.list(CaseStore::moderationCase);
    }

    long count(Tx tx, AccountId moderator, CaseView.Part part) {
        return tx.sql("SELECT count(*) FROM moderation_case WHERE " + condition(part))
                .set("moderator", moderator.value())
                .number();
    }

    private static String condition(CaseView.Part part) {
        return switch (part) {
            case OPEN -> "account_id <> :moderator AND closed_at IS NULL";
            case MINE -> "account_id <> :moderator AND closed_at IS NULL AND assignee_id = :moderator";
            case RESOLVED -> "account_id <> :moderator AND closed_at IS NOT NULL";
        };
    }

    /** The cases about an account, newest first. */
    List<ModerationCase> about(Tx tx, AccountId account, int limit) {
        return tx.sql(SELECT + " WHERE account_id = :account ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(CaseStore::moderationCase);
    }

    /** Open cases about accounts that are gone. */
    List<ModerationCase> withoutAccount(Tx tx, int limit) {
        return tx.sql(SELECT + """
                 WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = account_id) LIMIT :limit
                """).set("limit", limit).list(CaseStore::moderationCase);
    }

    void insertEntry(Tx tx, CaseId caseId, CaseEntry entry) {
        tx.sql("""
                INSERT INTO moderation_case_entry (id, case_id, account_id, kind, text)
                VALUES (:id, :case, :by, :kind, :text)
                """)
                .set("id", entry.id())
                .set("case", caseId.value())
                .setOrNull("by", entry.by().map(AccountId::value).orElse(null))
                .set("kind", entry.kind().word())
                .set("text", entry.text())
                .run();
    }

    /** The newest entries of a case, oldest first. */
    List<CaseEntry> entries(Tx tx, CaseId caseId, int limit) {
        return tx.sql("""
                        SELECT id, account_id, kind, text FROM moderation_case_entry
                         WHERE case_id = :case ORDER BY id DESC LIMIT :limit
                        """)
                .set("case", caseId.value())
                .set("limit", limit)
                .list(row -> new CaseEntry(
                        row.longOf("id"),
                        ReportStore.account(row, "account_id"),
                        CaseEntry.Kind.ofStored(row.textOf("kind")),
                        row.textOf("text")))
                .reversed();
    }

    long countNotes(Tx tx, CaseId caseId) {
        return tx.sql("SELECT count(*) FROM moderation_case_entry WHERE case_id = :case AND kind = 'note'")
                .set("case", caseId.value())
                .number();
    }

    /** Some cases that were closed before a moment, locked, so that they are not opened again meanwhile. */
    List<Long> lockClosed(Tx tx, Instant before, int limit) {
        return tx.sql("SELECT id FROM moderation_case WHERE closed_at < :before LIMIT :limit"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("before", before)
                .set("limit", limit)
                .list(row -> row.longOf("id"));
    }

    /** Deletes cases with their reports. The files of these are deleted before. */
    int delete(Tx tx, Collection<Long> cases) {
        return tx.sql("DELETE FROM moderation_case WHERE id IN (:cases)")
                .setAll("cases", cases)
                .run();
    }

    private static ModerationCase moderationCase(Row row) {
        return new ModerationCase(
                new CaseId(row.longOf("id")),
                subject(row),
                ReportStore.account(row, "assignee_id"),
                row.intOf("reports"),
                row.intOf("version"),
                row.instantOf("created_at"),
                row.instantOf("updated_at"),
                Optional.ofNullable(row.instantOrNull("closed_at")),
                Optional.ofNullable(row.textOrNull("outcome")).map(Outcome::ofStored));
    }

    private static ModerationCase.Subject subject(Row row) {
        AccountId account = new AccountId(row.longOf("account_id"));
        return switch (row.textOf("kind")) {
            case ModerationCase.Subject.OfAccount.KIND ->
                new ModerationCase.Subject.OfAccount(account, row.textOf("acct"));
            case ModerationCase.Subject.OfShield.KIND ->
                new ModerationCase.Subject.OfShield(account, row.textOf("acct"));
            default ->
                throw new IllegalStateException("a newer version has opened a case of kind " + row.textOf("kind")
                        + "; run that version, or a newer one");
        };
    }
}
