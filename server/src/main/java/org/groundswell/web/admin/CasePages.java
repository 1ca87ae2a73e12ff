package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.AccountModeration;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.Strikes;
import org.groundswell.rendering.Ago;
import org.groundswell.reports.CaseFile;
import org.groundswell.reports.CaseId;
import org.groundswell.reports.CaseView;
import org.groundswell.reports.Cases;
import org.groundswell.reports.ModerationCase;
import org.groundswell.shield.Surges;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The moderators' desk: the list of cases, and each case with its reports, actions and notes. */
public final class CasePages implements Pages {
    static final String PATH = "/admin/reports";
    private static final int PER_PAGE = 40;
    private static final int MOST_PAGES = 250;

    private final Cases cases;
    private final AccountModeration moderation;
    private final Strikes strikes;
    private final Accounts accounts;
    private final CaseViews views;
    private final AccountViews accountViews;
    private final DeskPostViews posts;
    private final SurgeViews surges;
    private final Renderer renderer;
    private final InstantSource clock;

    public CasePages(
            Cases cases,
            AccountModeration moderation,
            Strikes strikes,
            Accounts accounts,
            DeskParts desk,
            Surges surges,
            WebParts parts) {
        this.cases = cases;
        this.moderation = moderation;
        this.strikes = strikes;
        this.accounts = accounts;
        this.views = new CaseViews(accounts);
        this.accountViews = new AccountViews(desk.linked());
        this.posts = desk.posts();
        this.surges = new SurgeViews(surges, accounts, desk.linked(), desk.statuses());
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::list);
        routes.get(PATH + "/{id}", PageAccess.MODERATOR, call -> show(call, 200, Optional.empty()));
        change(routes, "assign", call -> cases.assign(me(call), id(call), version(call)));
        change(routes, "unassign", call -> cases.unassign(me(call), id(call), version(call)));
        change(
                routes,
                "note",
                call -> cases.note(me(call), id(call), call.params().textOr("note", "")));
        change(routes, "resolve", call -> cases.resolve(me(call), id(call), version(call)));
        change(routes, "reopen", call -> cases.reopen(me(call), id(call), version(call)));
        change(routes, "decide", this::decide);
        change(
                routes,
                "lift",
                call -> moderation.lift(
                        me(call),
                        cases.get(me(call), id(call)).moderationCase().subject().account(),
                        DecisionForms.restriction(call)));
    }

    private interface Change {
        void make(WebCall call);
    }

    private void change(WebRoutes routes, String verb, Change change) {
        routes.post(PATH + "/{id}/" + verb, PageAccess.MODERATOR, call -> {
            try {
                change.make(call);
                return Reply.seeOther(PATH + "/" + id(call));
            } catch (Refusal.Invalid invalid) {
                return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
            } catch (Refusal.Conflict changed) {
                return show(call, 409, Optional.of(call.refusals().sentence(changed)));
            }
        });
    }

    private void decide(WebCall call) {
        CaseId id = id(call);
        AccountId target = cases.get(me(call), id).moderationCase().subject().account();
        moderation.decide(
                me(call), target, DecisionForms.read(call, Optional.of(new Decision.SeenCase(id, version(call)))));
    }

    private Reply list(WebCall call) {
        Params query = call.call().query();
        CaseView view = new CaseView(
                named(CaseView.Part.values(), query.textOr("show", ""), CaseView.Part::word),
                named(CaseView.Order.values(), query.textOr("order", ""), CaseView.Order::word));
        int part = Math.clamp(query.number("page").orElse(1), 1, MOST_PAGES);
        List<ModerationCase> found = cases.list(me(call), view, (part - 1) * PER_PAGE, PER_PAGE + 1);
        List<ModerationCase> shown = found.subList(0, Math.min(found.size(), PER_PAGE));
        Map<AccountId, Account> assignees = accounts.all(
                shown.stream().flatMap(each -> each.assignee().stream()).collect(Collectors.toSet()));
        Instant now = clock.instant();
        return renderer.page(new CasesPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("cases.title"), "you")),
                view,
                cases.count(me(call), CaseView.Part.OPEN),
                cases.count(me(call), CaseView.Part.MINE),
                shown.stream()
                        .map(each -> new CasesPage.Entry(
                                each.id().toString(),
                                each.subject().acct(),
                                kind(each.subject(), call.t()),
                                each.reports(),
                                Ago.of(each.createdAt(), now, call.t()),
                                Ago.of(each.updatedAt(), now, call.t()),
                                CaseViews.acct(each.assignee(), assignees),
                                each.outcome()
                                        .map(outcome -> call.t().text("case.outcome." + outcome.word()))
                                        .orElse("")))
                        .toList(),
                found.size() > PER_PAGE && part < MOST_PAGES
                        ? Optional.of("?show=" + view.part().word() + "&order="
                                + view.order().word() + "&page=" + (part + 1))
                        : Optional.empty()));
    }

    /** The value with a name; the first of all for any other name. */
    private static <T> T named(T[] values, String name, Function<T, String> word) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(name))
                .findFirst()
                .orElse(values[0]);
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        CaseFile file = cases.get(me(call), id(call));
        ModerationCase shown = file.moderationCase();
        AccountId subject = shown.subject().account();
        // Counted before they are read, so that none is counted as seen that is not shown.
        long decisions = strikes.count(subject);
        Map<AccountId, Account> people = views.people(file);
        Optional<Account> account = Optional.ofNullable(people.get(subject));
        Translator t = call.t();
        Instant now = clock.instant();
        return renderer.page(
                status,
                new CasePage(
                        renderer.around(call, Renderer.Subject.of(title(shown.subject(), t), "you")),
                        CaseViews.head(file, people, me(call), t),
                        account.map(each -> accountViews.of(
                                each,
                                strikes.of(subject),
                                List.of(t.text(
                                        "case.others",
                                        "count",
                                        cases.about(me(call), subject).size() - 1)),
                                now,
                                t)),
                        CaseViews.reports(file, people, now, t),
                        posts.evidence(account, CaseViews.evidence(file), me(call), now, t),
                        CaseViews.entries(file, people, now, t),
                        file.mayDecide(),
                        shown.isOpen() && shown.subject().isAccusation() && file.mayDecide()
                                ? Optional.of(DecisionForms.of(
                                        call, PATH + "/" + shown.id(), Optional.of(shown.version()), decisions))
                                : Optional.empty(),
                        surges.of(shown.subject(), me(call), now, t),
                        problem));
    }

    private static String title(ModerationCase.Subject subject, Translator t) {
        return switch (subject) {
            case ModerationCase.Subject.OfAccount account -> t.text("case.title", "account", account.acct());
            case ModerationCase.Subject.OfShield shield -> t.text("case.surge.title", "account", shield.acct());
        };
    }

    private static String kind(ModerationCase.Subject subject, Translator t) {
        return switch (subject) {
            case ModerationCase.Subject.OfAccount _ -> "";
            case ModerationCase.Subject.OfShield _ -> t.text("cases.shield");
        };
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static CaseId id(WebCall call) {
        return CaseId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }

    private static int version(WebCall call) {
        return call.params().number("version").orElse(0);
    }
}
