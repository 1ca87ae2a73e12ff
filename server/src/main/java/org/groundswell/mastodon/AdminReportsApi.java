package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.reports.CaseId;
import org.groundswell.reports.Cases;
import org.groundswell.reports.Report;
import org.groundswell.reports.ReportFilter;
import org.groundswell.reports.ReportId;
import org.groundswell.reports.Reports;
import org.groundswell.statuses.Statuses;

/**
 * Reports for moderators: {@code /api/v1/admin/reports}. Assigning, resolving and reopening a report does so with its case, and
 * thus with all reports of the case.
 */
public final class AdminReportsApi implements Resource {
    private static final String PATH = "/api/v1/admin/reports";
    private static final int STANDARD = 100;
    private static final int MOST = 200;

    private final Reports reports;
    private final Cases cases;
    private final AdminEntities entities;

    public AdminReportsApi(
            Reports reports, Cases cases, AccountDirectory directory, Statuses statuses, ApiParts parts) {
        this.reports = reports;
        this.cases = cases;
        this.entities = new AdminEntities(directory, statuses, parts);
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ_REPORTS);
        Access write = Access.moderator(Scope.ADMIN_WRITE_REPORTS);
        routes.get(PATH, read, "Reports, for moderators", this::list);
        routes.get(PATH + "/{id}", read, "A report, for moderators", this::report);
        routes.put(PATH + "/{id}", write, "Changes the category of a report", call -> {
            Params params = call.params();
            reports.reclassify(
                    call.me(),
                    id(call),
                    ReportsApi.category(params),
                    params.hasList("rule_ids") ? Optional.of(ReportsApi.rules(params)) : Optional.empty());
            return report(call);
        });
        change(routes, "assign_to_self", "Assigns a case to you", cases::assign);
        change(routes, "unassign", "Takes the assignment of a case away", cases::unassign);
        change(routes, "resolve", "Closes a case without an action", cases::resolve);
        change(routes, "reopen", "Opens a closed case again", cases::reopen);
    }

    private interface Change {
        void make(AccountId moderator, CaseId id, int version);
    }

    /** A change of the case as it is now: the API knows no versions. */
    private void change(ApiRoutes routes, String verb, String summary, Change change) {
        routes.post(PATH + "/{id}/" + verb, Access.moderator(Scope.ADMIN_WRITE_REPORTS), summary, call -> {
            CaseId id = reports.get(call.me(), id(call)).caseId();
            change.make(call.me(), id, cases.get(call.me(), id).moderationCase().version());
            return report(call);
        });
    }

    private Listing list(ApiCall call) {
        Params params = call.params();
        ReportFilter filter = new ReportFilter(
                Optional.of(params.isOn("resolved")),
                account(params, "account_id"),
                account(params, "target_account_id"),
                Optional.empty());
        return call.listing(
                STANDARD,
                MOST,
                page -> reports.list(call.me(), filter, page),
                report -> report.id().value(),
                found -> entities.reports(call.me(), found));
    }

    private AdminEntity.AdminReport report(ApiCall call) {
        Report report = reports.get(call.me(), id(call));
        return entities.reports(call.me(), List.of(report)).getFirst();
    }

    private static Optional<AccountId> account(Params params, String name) {
        return params.text(name)
                .filter(id -> !id.isEmpty())
                .map(id -> AccountId.parse(id).orElseThrow(() -> new Refusal.Invalid(name, "error.id")));
    }

    private static ReportId id(ApiCall call) {
        return ReportId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
