package org.groundswell.web.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.relationships.Relationships;
import org.groundswell.reports.Category;
import org.groundswell.reports.NewReport;
import org.groundswell.reports.Reports;
import org.groundswell.rules.RuleId;
import org.groundswell.rules.Rules;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** The form with which an account, or one of its posts, is reported, and what the reporter can do after that. */
public final class ReportPages implements Pages {
    private static final String PATH = "/report";
    static final String SENT = PATH + "/sent";

    private final Reports reports;
    private final Rules rules;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Relationships relationships;
    private final PostViews posts;
    private final Renderer renderer;

    public ReportPages(
            Reports reports,
            Rules rules,
            Accounts accounts,
            Statuses statuses,
            Relationships relationships,
            WebParts parts) {
        this.reports = reports;
        this.rules = rules;
        this.accounts = accounts;
        this.statuses = statuses;
        this.relationships = relationships;
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, ReportPage.Typed.NEW, Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, this::file);
        routes.get(SENT, PageAccess.SIGNED_IN, this::sent);
    }

    private Reply file(WebCall call) {
        Params params = call.params();
        ReportPage.Typed typed = new ReportPage.Typed(
                Category.parse(params.textOr("category", "")).orElse(Category.OTHER),
                Set.copyOf(params.all("rules")),
                params.textOr("comment", ""),
                params.isOn("forward"));
        try {
            Account account = account(call);
            reports.file(
                    call.visitor().me().id(),
                    new NewReport(
                            account.id(),
                            post(call).map(List::of).orElse(List.of()),
                            typed.comment(),
                            typed.forward(),
                            typed.category(),
                            rules(typed)));
            return Reply.seeOther(ReportSentPage.path(account.id().toString()) + "&done=reported");
        } catch (Refusal.Invalid invalid) {
            return form(call, 422, typed, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.TooMany often) {
            return form(call, 429, typed, Optional.of(call.refusals().sentence(often)));
        }
    }

    private Reply sent(WebCall call) {
        Account account = account(call);
        return renderer.page(new ReportSentPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("report.sent.title"), "")),
                Person.of(account),
                relationships.of(call.visitor().me().id(), account.id())));
    }

    /** The rules that were chosen; they count only where a rule was violated. */
    private static List<RuleId> rules(ReportPage.Typed typed) {
        return typed.category() == Category.VIOLATION
                ? typed.rules().stream()
                        .map(id -> RuleId.parse(id)
                                .orElseThrow(() -> new Refusal.Invalid("rule_ids", "error.reports.rule")))
                        .toList()
                : List.of();
    }

    private Reply form(WebCall call, int status, ReportPage.Typed typed, Optional<String> problem) {
        Account account = account(call);
        if (account.id().equals(call.visitor().me().id())) {
            throw new Refusal.NotFound();
        }
        return renderer.page(
                status,
                new ReportPage(
                        renderer.around(
                                call, Renderer.Subject.of(call.t().text("report.title", "name", account.name()), "")),
                        Person.of(account),
                        shown(call, account),
                        account.isLocal() ? "" : account.acct().domain(),
                        rules.inForce(),
                        typed,
                        problem));
    }

    /** The reported post, as far as it is there; a report of a deleted post is refused when it is sent. */
    private Optional<PostView> shown(WebCall call, Account account) {
        List<Status> found =
                post(call).map(id -> statuses.all(call.visitor().id(), List.of(id))).orElse(List.of()).stream()
                        .filter(status -> status.account().equals(account.id()))
                        .toList();
        return posts
                .of(
                        statuses.page(call.visitor().id(), found),
                        call.visitor(),
                        FilterPlace.of(FilterContext.ACCOUNT),
                        call.t())
                .stream()
                .findFirst();
    }

    private Account account(WebCall call) {
        return accounts.get(AccountId.parse(call.params().textOr("account", "")).orElseThrow(Refusal.NotFound::new));
    }

    private static Optional<StatusId> post(WebCall call) {
        return call.params()
                .text("post")
                .filter(id -> !id.isEmpty())
                .map(id -> StatusId.parse(id).orElseThrow(Refusal.NotFound::new));
    }
}
