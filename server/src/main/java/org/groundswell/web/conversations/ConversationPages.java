package org.groundswell.web.conversations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.groundswell.accounts.Account;
import org.groundswell.conversations.ConversationId;
import org.groundswell.conversations.Conversations;
import org.groundswell.conversations.DirectConversation;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.NotificationRequests;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Post;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The list of private mentions by conversation; opening a conversation marks it as read. */
public final class ConversationPages implements Pages {
    private static final String PATH = "/conversations";

    private final Conversations conversations;
    private final NotificationRequests requests;
    private final Renderer renderer;
    private final InstantSource clock;

    public ConversationPages(Conversations conversations, NotificationRequests requests, WebParts parts) {
        this.conversations = conversations;
        this.requests = requests;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::list);
        routes.post(PATH + "/{id}", PageAccess.SIGNED_IN, call -> {
            Conversations.Listed read = conversations.markRead(me(call), id(call));
            return Reply.seeOther("/statuses/" + read.conversations().getFirst().last());
        });
        routes.post(PATH + "/{id}/delete", PageAccess.SIGNED_IN, call -> {
            conversations.delete(me(call), id(call));
            return Reply.seeOther(PATH);
        });
        mute(routes, "mute", conversations::mute);
        mute(routes, "unmute", conversations::unmute);
    }

    private static void mute(WebRoutes routes, String verb, BiFunction<AccountId, StatusId, Post> action) {
        routes.post("/statuses/{id}/" + verb, PageAccess.SIGNED_IN, call -> {
            Post post = action.apply(me(call), call.statusId());
            return Reply.seeOther(call.back("/statuses/" + post.id()));
        });
    }

    /** @param pageId the latest status, by which the list pages */
    private record Entry(long pageId, ConversationsPage.ConversationView view) {}

    private Reply list(WebCall call) {
        WebCall.Slice<Entry> slice = call.slice(page -> entries(call, page), Entry::pageId);
        return renderer.page(new ConversationsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("conversations.title"), "conversations")),
                slice.entries().stream().map(Entry::view).toList(),
                requests.heldPrivateMentions(me(call)),
                slice.older()));
    }

    private List<Entry> entries(WebCall call, Page page) {
        Instant now = clock.instant();
        Conversations.Listed listed = conversations.of(me(call), page);
        return listed.conversations().stream()
                .map(each -> new Entry(each.last().value(), view(call, listed, each, now)))
                .toList();
    }

    private static ConversationsPage.ConversationView view(
            WebCall call, Conversations.Listed listed, DirectConversation conversation, Instant now) {
        Post last = listed.last(conversation);
        List<Account> others = listed.others(conversation);
        String spoiler = last.content().spoiler();
        return new ConversationsPage.ConversationView(
                conversation.id().toString(),
                (others.isEmpty() ? List.of(call.visitor().me()) : others)
                        .stream().map(Person::of).toList(),
                Ago.of(last.createdAt(), now, call.t()),
                Excerpt.of(spoiler.isEmpty() ? last.content().text() : spoiler),
                last.account().equals(me(call)),
                conversation.unread());
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static ConversationId id(WebCall call) {
        return ConversationId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
