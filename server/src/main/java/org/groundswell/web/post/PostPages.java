package org.groundswell.web.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.Quoting;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Conversation;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Pins;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.ReplyPolicy;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.voting.Polls;
import org.groundswell.web.compose.ComposerForms;
import org.groundswell.web.embed.EmbedPages;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** A post with its thread, its history and its quotes, and the actions on posts: boost, favourite, bookmark, pin, delete. */
public final class PostPages implements Pages {
    /** The services that it uses. */
    public record Services(
            Statuses statuses,
            Posting posting,
            Quoting quoting,
            Interactions interactions,
            Pins pins,
            ReplyLimits replyLimits,
            Polls polls) {}

    private final Statuses statuses;
    private final Posting posting;
    private final Quoting quoting;
    private final Interactions interactions;
    private final Pins pins;
    private final ReplyLimits replyLimits;
    private final Polls polls;
    private final ComposerForms composing;
    private final PostViews posts;
    private final Renderer renderer;

    public PostPages(Services services, ComposerForms composing, WebParts parts) {
        this.statuses = services.statuses();
        this.posting = services.posting();
        this.quoting = services.quoting();
        this.interactions = services.interactions();
        this.pins = services.pins();
        this.replyLimits = services.replyLimits();
        this.polls = services.polls();
        this.composing = composing;
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/@{acct}/{id}", PageAccess.EVERYONE, this::thread);
        routes.get(
                "/statuses/{id}",
                PageAccess.EVERYONE,
                call -> Reply.seeOther(
                        composing.path(statuses.get(call.visitor().id(), call.statusId()))));
        routes.get("/statuses/{id}/history", PageAccess.EVERYONE, this::history);
        routes.post("/statuses/{id}/delete", PageAccess.SIGNED_IN, call -> {
            posting.delete(call.visitor().me().id(), call.statusId());
            return Reply.seeOther(call.visitor().me().acct().page() + "?done=deleted");
        });
        routes.post("/statuses/{id}/reply-policy", PageAccess.SIGNED_IN, call -> {
            ReplyPolicy wanted = ReplyPolicy.chosen("policy", call.params().textOr("policy", ""));
            replyLimits.set(call.visitor().me().id(), call.statusId(), wanted);
            return Reply.seeOther(call.back("/statuses/" + call.statusId()));
        });
        routes.post("/statuses/{id}/quote-policy", PageAccess.SIGNED_IN, call -> {
            QuotePolicy wanted = QuotePolicy.chosen("policy", call.params().textOr("policy", ""));
            quoting.setPolicy(call.visitor().me().id(), call.statusId(), wanted);
            return Reply.seeOther(call.back("/statuses/" + call.statusId()));
        });
        routes.get("/statuses/{id}/quotes", PageAccess.EVERYONE, this::quotes);
        routes.post("/statuses/{id}/quotes/{quoting}/revoke", PageAccess.SIGNED_IN, this::revoke);
        routes.post("/statuses/{id}/vote", PageAccess.SIGNED_IN, this::vote);
        act(routes, "favourite", interactions::favourite);
        act(routes, "unfavourite", interactions::unfavourite);
        act(routes, "bookmark", interactions::bookmark);
        act(routes, "unbookmark", interactions::unbookmark);
        act(routes, "pin", pins::pin);
        act(routes, "unpin", pins::unpin);
        act(routes, "boost", (me, id) -> posting.boost(me, id, Optional.empty()));
        act(routes, "unboost", posting::unboost);
    }

    /** A refused vote comes back with the post and the reason. */
    private Reply vote(WebCall call) {
        try {
            Post post = polls.vote(
                    call.visitor().me().id(), call.statusId(), call.params().all("choices"));
            return Reply.seeOther(call.back("/statuses/" + post.id()) + "#p" + call.statusId());
        } catch (Refusal.Invalid refused) {
            Post post = polls.get(call.visitor().id(), call.statusId());
            return thread(
                    call,
                    statuses.thread(call.visitor().id(), post.id()),
                    post,
                    Optional.of(call.refusals().sentence(refused)));
        }
    }

    private Reply thread(WebCall call) {
        Conversation thread = statuses.thread(call.visitor().id(), call.statusId());
        return switch (thread.status()) {
            case Boost boost -> Reply.seeOther("/statuses/" + boost.original());
            case Post post -> thread(call, thread, post, Optional.empty());
        };
    }

    /** @param problem why the visitor's vote was refused */
    private Reply thread(WebCall call, Conversation thread, Post status, Optional<String> problem) {
        ThreadPart part = ThreadPart.of(thread, call.params().text("after").flatMap(StatusId::parse));
        List<Status> all = new ArrayList<>(part.ancestors());
        all.add(status);
        all.addAll(part.replies());
        StatusPage page = statuses.page(call.visitor().id(), all);
        FilterPlace place = FilterPlace.of(FilterContext.THREAD);
        PostView main = posts.opened(page, status, call.visitor(), place, call.t());
        Optional<ComposerForms.Form> reply = call.visitor()
                .account()
                .filter(me -> replyLimits.mayReply(Optional.of(me.id()), status.id()))
                .map(_ -> composing.answer(
                        call, composing.greeting(main, call.visitor()), status, main, Optional.empty()));
        String excerpt = Excerpt.of(status.content().text());
        Renderer.Subject subject = new Renderer.Subject(
                call.t().text("thread.title", "name", main.author().name(), "excerpt", excerpt),
                excerpt,
                "",
                status.visibility().isOpen()
                        ? List.of(EmbedPages.oembed(renderer.home(), main.url(), excerpt))
                        : List.of());
        return renderer.page(
                problem.isEmpty() ? 200 : 422,
                new ThreadPage(
                        renderer.around(call, subject),
                        posts.of(page.showing(part.ancestors()), call.visitor(), place, call.t()),
                        part.earlier(),
                        part.earlierPath(),
                        main,
                        posts.of(page.showing(part.replies()), call.visitor(), place, call.t()),
                        part.later(),
                        part.laterPath(composing.path(status)),
                        reply,
                        replyLimits.of(status.id()).word(),
                        Optional.of(status.quotePolicy())
                                .filter(_ -> main.own() && status.visibility().isOpen()),
                        page.viewer()
                                .filter(viewer -> viewer.muted().contains(status.id()))
                                .isPresent(),
                        problem.orElse("")));
    }

    private Reply history(WebCall call) {
        Post post = statuses.post(call.visitor().id(), call.statusId());
        PostView view = posts.of(List.of(post), call.visitor(), call.t()).getFirst();
        return renderer.page(new HistoryPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("history.title"), "")),
                view,
                posts.history(statuses.history(call.visitor().id(), post.id()), call.t())));
    }

    private Reply quotes(WebCall call) {
        Post post = statuses.post(call.visitor().id(), call.statusId());
        WebCall.Slice<Status> slice = call.slice(
                page -> statuses.quotes(call.visitor().id(), post.id(), page),
                status -> status.id().value());
        return renderer.page(new QuotesPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("quoting.title"), "")),
                posts.of(List.of(post), call.visitor(), call.t()).getFirst(),
                posts.of(slice.entries(), call.visitor(), FilterPlace.of(FilterContext.THREAD), call.t()),
                slice.older()));
    }

    private Reply revoke(WebCall call) {
        StatusId quotingId = StatusId.parse(call.part("quoting")).orElseThrow(Refusal.NotFound::new);
        quoting.revoke(call.visitor().me().id(), call.statusId(), quotingId);
        return Reply.seeOther("/statuses/" + call.statusId() + "/quotes?done=revoked");
    }

    private void act(WebRoutes routes, String verb, BiFunction<AccountId, StatusId, Status> action) {
        routes.post("/statuses/{id}/" + verb, PageAccess.SIGNED_IN, call -> {
            Status status = action.apply(call.visitor().me().id(), call.statusId());
            return Reply.seeOther(call.back("/statuses/" + status.id()) + "#p" + call.statusId());
        });
    }
}
