package org.groundswell.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.rules.RuleId;

/** SQL on the table {@code report} and on the posts and rules of reports. */
final class ReportStore {
    /** A report without its posts and rules. */
    record Line(
            ReportId id,
            CaseId caseId,
            Optional<AccountId> reporter,
            AccountId target,
            Category category,
            String comment,
            boolean forward,
            Report.Handling handling) {}

    private final EvidenceFileStore files = new EvidenceFileStore();

    private static final String SELECT = """
            SELECT r.id, r.case_id, r.account_id, r.target_id, r.category, r.comment, r.forward,
                   c.acct, c.assignee_id, c.updated_at, c.closed_at, c.outcome
              FROM report r JOIN moderation_case c ON c.id = r.case_id
            """;

    void insert(Tx tx, ReportId id, CaseId caseId, AccountId reporter, NewReport report) {
        tx.sql("""
                INSERT INTO report (id, case_id, account_id, target_id, category, comment, forward, created_at)
                VALUES (:id, :case, :reporter, :target, :category, :comment, :forward, :at)
                """)
                .set("id", id.value())
                .set("case", caseId.value())
                .set("reporter", reporter.value())
                .set("target", report.target().value())
                .set("category", report.category().word())
                .set("comment", report.comment())
                .set("forward", report.forward())
                .set("at", Ids.instant(id.value()))
                .run();
        for (RuleId rule : report.rules()) {
            insertRule(tx, id, rule);
        }
    }

    void insertPost(Tx tx, ReportId report, Evidence post) {
        EvidenceCodec.set(tx.sql("""
                        INSERT INTO report_status (report_id, status_id, text, spoiler, media, options)
                        VALUES (:report, :status, :text, :spoiler, :media, :options)
                        """), post).set("report", report.value()).run();
    }

    private static void insertRule(Tx tx, ReportId report, RuleId rule) {
        tx.sql("INSERT INTO report_rule (report_id, rule_id) VALUES (:report, :rule)")
                .set("report", report.value())
                .set("rule", rule.value())
                .run();
    }

    void setCategory(Tx tx, ReportId report, Category category) {
        tx.sql("UPDATE report SET category = :category WHERE id = :id")
                .set("id", report.value())
                .set("category", category.word())
                .run();
    }

    void setRules(Tx tx, ReportId report, Collection<RuleId> rules) {
        tx.sql("DELETE FROM report_rule WHERE report_id = :report")
                .set("report", report.value())
                .run();
        rules.forEach(rule -> insertRule(tx, report, rule));
    }

    Optional<Line> find(Tx tx, ReportId id) {
        return tx.sql(SELECT + " WHERE r.id = :id").set("id", id.value()).first(ReportStore::line);
    }

    List<Line> byIds(Tx tx, Collection<ReportId> ids) {
        return tx.sql(SELECT + " WHERE r.id IN (:ids)")
                .setAll("ids", ids.stream().map(ReportId::value).toList())
                .list(ReportStore::line);
    }

    /** The newest reports of a case, newest first. */
    List<Line> ofCase(Tx tx, CaseId caseId, int limit) {
        return tx.sql(SELECT + " WHERE r.case_id = :case ORDER BY r.id DESC LIMIT :limit")
                .set("case", caseId.value())
                .set("limit", limit)
                .list(ReportStore::line);
    }

    /** The reporters of a case, each with the newest report. */
    Map<AccountId, ReportId> reporters(Tx tx, CaseId caseId) {
        Map<AccountId, ReportId> newest = new HashMap<>();
        tx.sql("SELECT account_id, id FROM report WHERE case_id = :case AND account_id IS NOT NULL ORDER BY id")
                .set("case", caseId.value())
                .each(row -> newest.put(new AccountId(row.longOf("account_id")), new ReportId(row.longOf("id"))));
        return newest;
    }

    /** The reports that match a filter, newest first. */
    List<Line> list(Tx tx, ReportFilter filter, Page page) {
        String sql = SELECT
                + " WHERE r.id < :max AND r.id > :after"
                + (filter.isResolved().isEmpty()
                        ? ""
                        : filter.isResolved().get() ? " AND c.closed_at IS NOT NULL" : " AND c.closed_at IS NULL")
                + (filter.reporter().isPresent() ? " AND r.account_id = :reporter" : "")
                + (filter.target().isPresent() ? " AND r.target_id = :target" : "")
                + (filter.hidden().isPresent() ? " AND r.target_id <> :hidden" : "")
                + (page.isForward() ? " ORDER BY r.id LIMIT :limit" : " ORDER BY r.id DESC LIMIT :limit");
        Sql list =
                tx.sql(sql).set("max", page.maxId()).set("after", page.after()).set("limit", page.limit());
        filter.reporter().ifPresent(reporter -> list.set("reporter", reporter.value()));
        filter.target().ifPresent(target -> list.set("target", target.value()));
        filter.hidden().ifPresent(hidden -> list.set("hidden", hidden.value()));
        List<Line> found = list.list(ReportStore::line);
        return page.isForward() ? found.reversed() : found;
    }

    /** The posts of reports. */
    Map<ReportId, List<Evidence>> posts(Tx tx, Collection<ReportId> reports) {
        List<Long> ids = reports.stream().map(ReportId::value).toList();
        Map<Long, Map<FileName, EvidenceFileId>> kept = files.of(tx, EvidenceHolder.REPORT, ids);
        Map<ReportId, List<Evidence>> posts = new HashMap<>();
        tx.sql("""
                SELECT report_id, status_id, text, spoiler, media, options FROM report_status
                 WHERE report_id IN (:reports) ORDER BY status_id
                """)
                .setAll("reports", ids)
                .each(row -> posts.computeIfAbsent(new ReportId(row.longOf("report_id")), _ -> new ArrayList<>())
                        .add(EvidenceCodec.read(row, kept.getOrDefault(row.longOf("report_id"), Map.of()))));
        return posts;
    }

    /** The rules that reports name. */
    Map<ReportId, List<RuleId>> rules(Tx tx, Collection<ReportId> reports) {
        Map<ReportId, List<RuleId>> rules = new HashMap<>();
        tx.sql("SELECT report_id, rule_id FROM report_rule WHERE report_id IN (:reports)")
                .setAll("reports", reports.stream().map(ReportId::value).toList())
                .each(row -> rules.computeIfAbsent(new ReportId(row.longOf("report_id")), _ -> new ArrayList<>())
                        .add(new RuleId(row.longOf("rule_id"))));
        return rules;
    }

    /** The time of the report that an account made so many reports ago, if it made so many. */
    Optional<Instant> earlier(Tx tx, AccountId reporter, int reports) {
        return tx.sql("SELECT id FROM report WHERE account_id = :reporter ORDER BY id DESC LIMIT 1 OFFSET :offset")
                .set("reporter", reporter.value())
                .set("offset", reports - 1)
                .first(row -> Ids.instant(row.longOf("id")));
    }

    /** Whether an account was reported for a post. */
    boolean isReported(Tx tx, StatusId post) {
        return tx.sql("SELECT count(*) FROM report_status WHERE status_id = :post")
                        .set("post", post.value())
                        .number()
                > 0;
    }

    /** Some reports with posts of cases that were closed before a moment. */
    List<Long> withPosts(Tx tx, Instant closedBefore, int limit) {
        return tx.sql("""
                SELECT r.id FROM moderation_case c JOIN report r ON r.case_id = c.id
                 WHERE c.closed_at < :before
                   AND EXISTS (SELECT 1 FROM report_status s WHERE s.report_id = r.id) LIMIT :limit
                """).set("before", closedBefore).set("limit", limit).list(row -> row.longOf("id"));
    }

    /** Deletes the posts of reports. Their files are deleted before. */
    int deletePosts(Tx tx, Collection<Long> reports) {
        return tx.sql("DELETE FROM report_status WHERE report_id IN (:reports)")
                .setAll("reports", reports)
                .run();
    }

    /** The reports of cases. */
    List<Long> ofCases(Tx tx, Collection<Long> cases) {
        return tx.sql("SELECT id FROM report WHERE case_id IN (:cases)")
                .setAll("cases", cases)
                .list(row -> row.longOf("id"));
    }

    private static Line line(Row row) {
        return new Line(
                new ReportId(row.longOf("id")),
                new CaseId(row.longOf("case_id")),
                account(row, "account_id"),
                new AccountId(row.longOf("target_id")),
                Category.parse(row.textOf("category")).orElse(Category.OTHER),
                row.textOf("comment"),
                row.booleanOf("forward"),
                new Report.Handling(
                        row.textOf("acct"),
                        account(row, "assignee_id"),
                        row.instantOf("updated_at"),
                        Optional.ofNullable(row.instantOrNull("closed_at")),
                        Optional.ofNullable(row.textOrNull("outcome")).map(Outcome::ofStored)));
    }

    /** An account in a column that is null when the account is deleted; ids are not 0. */
    static Optional<AccountId> account(Row row, String column) {
        return Optional.of(row.longOf(column)).filter(id -> id != 0).map(AccountId::new);
    }
}
