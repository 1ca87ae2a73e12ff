package org.groundswell.web.admin;

import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.EmailDomainBlocks;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which moderators block domains of e-mail addresses for sign-ups. */
public final class EmailDomainPages implements Pages {
    private static final String PATH = "/admin/email-domains";

    private final EmailDomainBlocks blocks;
    private final Renderer renderer;

    public EmailDomainPages(EmailDomainBlocks blocks, WebParts parts) {
        this.blocks = blocks;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, call -> show(call, 200, "", Optional.empty()));
        routes.post(PATH, PageAccess.MODERATOR, this::add);
        routes.post(PATH + "/{id}/remove", PageAccess.MODERATOR, call -> {
            blocks.remove(me(call), call.id());
            return Reply.seeOther(PATH);
        });
    }

    private Reply add(WebCall call) {
        String typed = call.params().textOr("domain", "");
        try {
            blocks.add(me(call), typed);
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, typed, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply show(WebCall call, int status, String typed, Optional<String> problem) {
        WebCall.Slice<EmailDomainBlocks.Listed> slice = call.slice(
                page -> blocks.list(me(call), page), each -> each.block().id());
        return renderer.page(
                status,
                new EmailDomainsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("email_domains.title"), "you")),
                        slice.entries().stream()
                                .map(each -> new EmailDomainsPage.Entry(
                                        Long.toString(each.block().id()),
                                        each.block().domain(),
                                        each.days().stream()
                                                .mapToLong(day -> day.attempts().attempts())
                                                .sum()))
                                .toList(),
                        typed,
                        problem,
                        slice.older()));
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
