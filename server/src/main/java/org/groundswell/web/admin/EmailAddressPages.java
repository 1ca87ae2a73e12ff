package org.groundswell.web.admin;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.CanonicalEmailStore.Blocked;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.CanonicalEmailBlocks;
import org.groundswell.rendering.Ago;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which moderators block single e-mail addresses for sign-ups, and test whether one is blocked. */
public final class EmailAddressPages implements Pages {
    private static final String PATH = "/admin/email-addresses";

    private final CanonicalEmailBlocks blocks;
    private final Renderer renderer;
    private final InstantSource clock;

    public EmailAddressPages(CanonicalEmailBlocks blocks, WebParts parts) {
        this.blocks = blocks;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, call -> list(call, 200, "", Optional.empty()));
        routes.post(PATH, PageAccess.MODERATOR, this::add);
        // By POST, so that the address is in no browser history and no log of a proxy.
        routes.post(PATH + "/test", PageAccess.MODERATOR, this::test);
        routes.post(PATH + "/{id}/remove", PageAccess.MODERATOR, call -> {
            blocks.remove(me(call), call.id());
            return Reply.seeOther(PATH);
        });
    }

    private Reply add(WebCall call) {
        String typed = email(call);
        try {
            blocks.add(me(call), Optional.of(typed), Optional.empty());
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return list(call, 422, typed, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply test(WebCall call) {
        String typed = email(call);
        try {
            List<Blocked> found = blocks.matching(me(call), typed);
            return page(call, 200, found, typed, Optional.empty(), true, Optional.empty());
        } catch (Refusal.Invalid invalid) {
            return list(call, 422, typed, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply list(WebCall call, int status, String typed, Optional<String> problem) {
        WebCall.Slice<Blocked> slice = call.slice(page -> blocks.list(me(call), page), Blocked::id);
        return page(call, status, slice.entries(), typed, problem, false, slice.older());
    }

    private Reply page(
            WebCall call,
            int status,
            List<Blocked> found,
            String typed,
            Optional<String> problem,
            boolean tested,
            Optional<String> older) {
        return renderer.page(
                status,
                new EmailAddressesPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("email_addresses.title"), "you")),
                        found.stream()
                                .map(each -> new EmailAddressesPage.Entry(
                                        Long.toString(each.id()),
                                        each.hash(),
                                        Ago.of(Ids.instant(each.id()), clock.instant(), call.t())))
                                .toList(),
                        typed,
                        problem,
                        tested,
                        older));
    }

    private static String email(WebCall call) {
        return call.params().textOr("email", "").strip();
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
