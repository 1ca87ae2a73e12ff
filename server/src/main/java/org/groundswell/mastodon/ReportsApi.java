package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.reports.Category;
import org.groundswell.reports.NewReport;
import org.groundswell.reports.Report;
import org.groundswell.reports.Reports;
import org.groundswell.rules.RuleId;

/** Reports of accounts: {@code /api/v1/reports}. */
public final class ReportsApi implements Resource {
    private final Reports reports;
    private final Accounts accounts;
    private final AccountEntities entities;

    public ReportsApi(Reports reports, Accounts accounts, ApiParts parts) {
        this.reports = reports;
        this.accounts = accounts;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post("/api/v1/reports", Access.person(Scope.WRITE_REPORTS), "Reports an account", this::file);
    }

    private ReportEntity file(ApiCall call) {
        Params params = call.params();
        NewReport wanted = new NewReport(
                AccountId.parse(params.required("account_id")).orElseThrow(Refusal.NotFound::new),
                posts(params),
                params.textOr("comment", ""),
                params.isOn("forward"),
                category(params).orElse(Category.OTHER),
                rules(params));
        Report report = reports.file(call.me(), wanted);
        return ReportEntity.of(report, entities.of(accounts.get(report.target())));
    }

    private static List<StatusId> posts(Params params) {
        // What is no id can't be one of the account's posts.
        return params.all("status_ids").stream()
                .map(id ->
                        StatusId.parse(id).orElseThrow(() -> new Refusal.Invalid("status_ids", "error.reports.post")))
                .toList();
    }

    /** @throws Refusal.Invalid if the category is none of the known ones */
    static Optional<Category> category(Params params) {
        return params.text("category")
                .filter(word -> !word.isEmpty())
                .map(word -> Category.parse(word)
                        .orElseThrow(() ->
                                new Refusal.Invalid("category", Refusal.Fault.INCLUSION, "error.reports.category")));
    }

    /** @throws Refusal.Invalid if one is no id */
    static List<RuleId> rules(Params params) {
        return params.all("rule_ids").stream()
                .map(id -> RuleId.parse(id).orElseThrow(() -> new Refusal.Invalid("rule_ids", "error.reports.rule")))
                .toList();
    }
}
