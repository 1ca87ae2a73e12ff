package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.Appeal;
import org.groundswell.moderation.Appeals;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeId;
import org.groundswell.rendering.Ago;
import org.groundswell.reports.CaseId;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The page on which moderators decide appeals. */
public final class AppealPages implements Pages {
    private static final String PATH = "/admin/appeals";

    private final Appeals appeals;
    private final Accounts accounts;
    private final DeskPostViews posts;
    private final Renderer renderer;
    private final InstantSource clock;

    public AppealPages(Appeals appeals, DeskParts desk, WebParts parts) {
        this.appeals = appeals;
        this.accounts = desk.accounts();
        this.posts = desk.posts();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, call -> show(call, 200, Optional.empty()));
        routes.post(PATH + "/{id}/approve", PageAccess.MODERATOR, call -> decide(call, appeals::approve));
        routes.post(PATH + "/{id}/reject", PageAccess.MODERATOR, call -> decide(call, appeals::reject));
    }

    private Reply decide(WebCall call, BiConsumer<AccountId, StrikeId> decision) {
        StrikeId id = StrikeId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
        try {
            decision.accept(call.visitor().me().id(), id);
            return Reply.seeOther(PATH);
        } catch (Refusal.Conflict decided) {
            return show(call, 409, Optional.of(call.refusals().sentence(decided)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        AccountId me = call.visitor().me().id();
        List<Strike> pending = appeals.pending(me);
        Map<AccountId, Account> people =
                accounts.all(pending.stream().map(Strike::account).collect(Collectors.toSet()));
        Instant now = clock.instant();
        return renderer.page(
                status,
                new AppealsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("appeals.title"), "you")),
                        pending.stream()
                                .flatMap(strike -> Optional.ofNullable(people.get(strike.account()))
                                        .flatMap(account -> strike.appeal()
                                                .map(appeal -> entry(strike, account, appeal, me, now, call.t())))
                                        .stream())
                                .toList(),
                        problem));
    }

    private AppealsPage.Entry entry(
            Strike strike, Account account, Appeal appeal, AccountId moderator, Instant now, Translator t) {
        return new AppealsPage.Entry(
                strike.id().toString(),
                Person.of(account),
                AccountListPages.PATH + "/" + account.id(),
                t.text("case.strike." + strike.type().apiName()),
                strike.text(),
                posts.evidence(Optional.of(account), strike.posts(), moderator, now, t),
                Ago.of(strike.at(), now, t),
                strike.caseId().map(CaseId::toString).orElse(""),
                appeal.text(),
                Ago.of(appeal.at(), now, t));
    }
}
