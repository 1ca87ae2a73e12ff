package org.groundswell.web.relationships;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.DomainBlocks;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Mutes;
import org.groundswell.relationships.Severance;
import org.groundswell.relationships.Severances;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.relationships.BlocksPage.Kind;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The lists of blocked accounts, muted accounts and blocked servers. */
public final class BlocksPages implements Pages {
    private final Blocks blocks;
    private final Mutes mutes;
    private static final int LAST_ENDED = 20;

    private final DomainBlocks domains;
    private final Severances severances;
    private final Renderer renderer;
    private final InstantSource clock;

    public BlocksPages(Blocks blocks, Mutes mutes, DomainBlocks domains, WebParts parts) {
        this.blocks = blocks;
        this.mutes = mutes;
        this.domains = domains;
        this.severances = domains.severances();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(Kind.BLOCKED.path(), PageAccess.SIGNED_IN, this::blocked);
        routes.get(Kind.MUTED.path(), PageAccess.SIGNED_IN, this::muted);
        routes.get(Kind.SERVERS.path(), PageAccess.SIGNED_IN, call -> servers(call, 200, Optional.empty()));
        routes.post(Kind.SERVERS.path(), PageAccess.SIGNED_IN, this::blockServer);
        routes.get(Kind.SERVERS.path() + "/{id}", PageAccess.SIGNED_IN, this::ended);
        routes.post(Kind.SERVERS.path() + "/unblock", PageAccess.SIGNED_IN, call -> {
            domains.unblock(me(call), call.params().textOr("domain", ""));
            return Reply.seeOther(Kind.SERVERS.path());
        });
    }

    private Reply blocked(WebCall call) {
        WebCall.Slice<Listed> slice = call.slice(page -> blocks.of(me(call), page), Listed::pageId);
        List<BlocksPage.Entry> people = slice.entries().stream()
                .map(each -> new BlocksPage.Entry(Person.of(each.account()), Optional.empty()))
                .toList();
        return renderer.page(new BlocksPage(
                around(call), Kind.BLOCKED, people, List.of(), List.of(), slice.older(), Optional.empty()));
    }

    private Reply muted(WebCall call) {
        WebCall.Slice<Mutes.Muted> slice = call.slice(
                page -> mutes.of(me(call), page), muted -> muted.listed().pageId());
        List<BlocksPage.Entry> people = slice.entries().stream()
                .map(each -> new BlocksPage.Entry(
                        Person.of(each.listed().account()), each.expiresAt().map(at -> end(at, call.t()))))
                .toList();
        return renderer.page(new BlocksPage(
                around(call), Kind.MUTED, people, List.of(), List.of(), slice.older(), Optional.empty()));
    }

    private Reply servers(WebCall call, int status, Optional<String> problem) {
        WebCall.Slice<DomainBlocks.Blocked> slice =
                call.slice(page -> domains.of(me(call), page), DomainBlocks.Blocked::pageId);
        List<String> names =
                slice.entries().stream().map(DomainBlocks.Blocked::domain).toList();
        return renderer.page(
                status,
                new BlocksPage(around(call), Kind.SERVERS, List.of(), names, lastEnded(call), slice.older(), problem));
    }

    /** The follows that ended with a block of a server. */
    private Reply ended(WebCall call) {
        Severance severance = severances.get(me(call), id(call.part("id")));
        boolean followed = !call.params().textOr("show", "").equals("followers");
        WebCall.Slice<Listed> slice =
                call.slice(page -> severances.accounts(me(call), severance.id(), followed, page), Listed::pageId);
        return renderer.page(new SeverancePage(
                around(call),
                call.part("id"),
                severance.domain(),
                Ago.of(severance.at(), clock.instant(), call.t()),
                severance.following(),
                severance.followers(),
                followed,
                severance.purged(),
                slice.entries().stream().map(each -> Person.of(each.account())).toList(),
                slice.older()));
    }

    private static long id(String part) {
        return StatusId.parse(part).map(StatusId::value).orElseThrow(Refusal.NotFound::new);
    }

    private List<BlocksPage.Ended> lastEnded(WebCall call) {
        return severances.of(me(call), Page.first(LAST_ENDED)).stream()
                .map(each -> new BlocksPage.Ended(
                        Kind.SERVERS.path() + "/" + each.id(),
                        each.domain(),
                        each.following() + each.followers(),
                        Ago.of(each.at(), clock.instant(), call.t())))
                .toList();
    }

    private Reply blockServer(WebCall call) {
        try {
            domains.block(me(call), call.params().textOr("domain", ""));
            return Reply.seeOther(Kind.SERVERS.path());
        } catch (Refusal.Invalid invalid) {
            return servers(call, 422, Optional.of(call.refusals().yours(invalid)));
        }
    }

    /** The end of a mute, as a date and time. */
    static Ago end(Instant at, Translator t) {
        return new Ago(Ago.exact(at, t), Ago.exact(at, t), at.toString());
    }

    private PageFrame around(WebCall call) {
        return renderer.around(call, Renderer.Subject.of(call.t().text("blocks.title"), "you"));
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
