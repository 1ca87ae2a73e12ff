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
import org.groundswell.reports.Evidence;
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
    private final Renderer renderer;
    private final InstantSource clock;

    public AppealPages(Appeals appeals, Accounts accounts, WebParts parts) {
        this.appeals = appeals;
        this.accounts = accounts;
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
        List<Strike> pending = appeals.pending(call.visitor().me().id());
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
                                                .map(appeal -> entry(strike, account, appeal, now, call.t())))
                                        .stream())
                                .toList(),
                        problem));
    }

    private static AppealsPage.Entry entry(Strike strike, Account account, Appeal appeal, Instant now, Translator t) {
        return new AppealsPage.Entry(
                strike.id().toString(),
                Person.of(account),
                t.text("case.strike." + strike.type().apiName()),
                strike.text(),
                strike.posts().stream().map(Evidence::text).toList(),
                Ago.of(strike.at(), now, t),
                strike.caseId().map(CaseId::toString).orElse(""),
                appeal.text(),
                Ago.of(appeal.at(), now, t));
    }
}
