package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Login;
import org.groundswell.auth.Role;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.moderation.AccountModeration;
import org.groundswell.moderation.PictureRemoval;
import org.groundswell.moderation.Strikes;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.rendering.Ago;
import org.groundswell.reports.Cases;
import org.groundswell.reports.ModerationCase;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.statuses.Post;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PictureView;

/** An account at the desk: moderators read its posts and decide about it, whether it was reported or not. */
public final class AccountPages implements Pages {
    private static final String ACCOUNT = AccountListPages.PATH + "/{id}";

    /** The services that it uses. */
    public record Services(
            AccountDirectory directory,
            AccountModeration moderation,
            Strikes strikes,
            Cases cases,
            DeskPosts posts,
            PictureRemoval pictures) {}

    private final Services services;
    private final AccountViews accounts;
    private final DeskPostViews posts;
    private final Renderer renderer;
    private final InstantSource clock;

    public AccountPages(Services services, DeskParts desk, WebParts parts) {
        this.services = services;
        this.accounts = new AccountViews(desk.linked());
        this.posts = desk.posts();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(ACCOUNT, PageAccess.MODERATOR, call -> show(call, 200, Optional.empty()));
        change(
                routes,
                "decide",
                PageAccess.MODERATOR,
                call -> services.moderation().decide(me(call), id(call), DecisionForms.read(call, Optional.empty())));
        change(
                routes,
                "lift",
                PageAccess.MODERATOR,
                call -> services.moderation().lift(me(call), id(call), DecisionForms.restriction(call)));
        change(routes, "approve", PageAccess.ADMIN, call -> services.directory().approve(me(call), id(call)));
        change(
                routes,
                "remove-picture",
                PageAccess.MODERATOR,
                call -> services.pictures()
                        .remove(
                                me(call),
                                id(call),
                                ProfilePicture.parse(call.params().textOr("picture", ""))
                                        .orElseThrow(Refusal.NotFound::new)));
        routes.post(ACCOUNT + "/reject", PageAccess.ADMIN, call -> {
            services.directory().reject(me(call), id(call));
            return Reply.seeOther(AccountListPages.PATH + "?state=pending&done=saved");
        });
    }

    private interface Change {
        void make(WebCall call);
    }

    private void change(WebRoutes routes, String verb, PageAccess access, Change change) {
        routes.post(ACCOUNT + "/" + verb, access, call -> {
            try {
                change.make(call);
                return Reply.seeOther(AccountListPages.PATH + "/" + id(call) + "?done=saved");
            } catch (Refusal.Invalid invalid) {
                return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
            } catch (Refusal.Conflict changed) {
                return show(call, 409, Optional.of(call.refusals().sentence(changed)));
            }
        });
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        AccountId me = me(call);
        Translator t = call.t();
        AccountDirectory.Entry entry = services.directory().get(me, id(call));
        Account account = entry.account();
        AccountId id = account.id();
        String path = AccountListPages.PATH + "/" + id;
        // Counted before they are read, so that none is counted as seen that is not shown.
        long decisions = services.strikes().count(id);
        List<ModerationCase> cases = services.cases().about(me, id);
        WebCall.Slice<Post> slice = call.slice(
                page -> services.posts().page(me, id, page), post -> post.id().value());
        Instant now = clock.instant();
        return renderer.page(
                status,
                new AccountPage(
                        renderer.around(
                                call,
                                Renderer.Subject.of(
                                        t.text(
                                                "account.title",
                                                "account",
                                                account.acct().toString()),
                                        "you")),
                        accounts.of(account, services.strikes().of(id), facts(entry, cases.size(), t), now, t),
                        "/admin/log?account=" + Params.encode("@" + account.acct()),
                        PictureView.of(account.asShown()),
                        entry.login().filter(login -> !login.approved()).map(Login::reason),
                        cases.stream().map(each -> line(each, now, t)).toList(),
                        cases.stream()
                                .filter(each -> each.isOpen() && each.subject().isAccusation())
                                .findFirst()
                                .map(AccountPages::path)
                                .orElse(""),
                        posts.of(account, slice.entries(), me, now, t),
                        account.restrictions().isSuspended(),
                        slice.older().map(query -> path + query),
                        services.moderation().mayActOn(me, id)
                                ? Optional.of(DecisionForms.of(call, path, Optional.empty(), decisions))
                                : Optional.empty(),
                        id.equals(me),
                        problem));
    }

    private static List<String> facts(AccountDirectory.Entry entry, int cases, Translator t) {
        List<String> facts = new ArrayList<>();
        facts.add(t.text("account.cases", "count", cases));
        entry.login().ifPresent(login -> {
            if (login.role() != Role.USER) {
                facts.add(t.text("role." + login.role().word()));
            }
            facts.add(login.email());
            if (!login.confirmed()) {
                facts.add(t.text("account.unconfirmed"));
            }
        });
        return facts;
    }

    private static AccountPage.CaseLine line(ModerationCase shown, Instant now, Translator t) {
        return new AccountPage.CaseLine(
                path(shown),
                shown.outcome()
                        .map(outcome -> t.text("case.outcome." + outcome.word()))
                        .orElseGet(() -> t.text("account.case.open")),
                switch (shown.subject()) {
                    case ModerationCase.Subject.OfAccount _ -> t.text("case.reports", "count", shown.reports());
                    case ModerationCase.Subject.OfShield _ -> t.text("cases.shield");
                },
                Ago.of(shown.createdAt(), now, t));
    }

    private static String path(ModerationCase shown) {
        return CasePages.PATH + "/" + shown.id();
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static AccountId id(WebCall call) {
        return AccountId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
