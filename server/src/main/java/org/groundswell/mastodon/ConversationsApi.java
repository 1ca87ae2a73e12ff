package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.auth.Scope;
import org.groundswell.conversations.ConversationId;
import org.groundswell.conversations.Conversations;
import org.groundswell.conversations.DirectConversation;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** Private mentions by conversation, and muted conversations: {@code /api/v1/conversations}. */
public final class ConversationsApi implements Resource {
    private final Conversations conversations;
    private final StatusEntities statuses;

    public ConversationsApi(Conversations conversations, ApiParts parts) {
        this.conversations = conversations;
        this.statuses = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access write = Access.person(Scope.WRITE_CONVERSATIONS);
        routes.get("/api/v1/conversations", Access.person(Scope.READ_STATUSES), "Your conversations", this::list);
        routes.delete("/api/v1/conversations/{id}", write, "Removes a conversation from your list", call -> {
            conversations.delete(call.me(), id(call));
            return new BlocksApi.Nothing();
        });
        routes.post("/api/v1/conversations/{id}/read", write, "Marks a conversation as read", this::markRead);
        Access mute = Access.person(Scope.WRITE_MUTES);
        routes.post(
                "/api/v1/statuses/{id}/mute",
                mute,
                "Mutes the conversation of a status",
                call -> statuses.of(conversations.mute(call.me(), call.statusId()), call.viewer()));
        routes.post(
                "/api/v1/statuses/{id}/unmute",
                mute,
                "Ends the mute of the conversation of a status",
                call -> statuses.of(conversations.unmute(call.me(), call.statusId()), call.viewer()));
    }

    private ConversationEntity markRead(ApiCall call) {
        Conversations.Listed read = conversations.markRead(call.me(), id(call));
        return entity(read, read.conversations().getFirst());
    }

    private Listing list(ApiCall call) {
        return call.listing(
                20,
                40,
                page -> entries(call, page),
                Entry::pageId,
                entries -> entries.stream().map(Entry::entity).toList());
    }

    /** @param pageId the latest status, by which the list pages */
    private record Entry(long pageId, ConversationEntity entity) {}

    private List<Entry> entries(ApiCall call, Page page) {
        Conversations.Listed listed = conversations.of(call.me(), page);
        return listed.conversations().stream()
                .map(each -> new Entry(each.last().value(), entity(listed, each)))
                .toList();
    }

    private ConversationEntity entity(Conversations.Listed listed, DirectConversation conversation) {
        return ConversationEntity.of(listed, conversation, statuses);
    }

    private static ConversationId id(ApiCall call) {
        return ConversationId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
