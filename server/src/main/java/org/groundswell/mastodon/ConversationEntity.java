package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.conversations.Conversations;
import org.groundswell.conversations.DirectConversation;

/** A conversation in the API, as one of its participants sees it. */
record ConversationEntity(String id, boolean unread, List<Json> accounts, Json lastStatus) {
    static ConversationEntity of(
            Conversations.Listed listed, DirectConversation conversation, StatusEntities statuses) {
        return new ConversationEntity(
                conversation.id().toString(),
                conversation.unread(),
                listed.others(conversation).stream().map(statuses::account).toList(),
                statuses.one(listed.statuses(), listed.last(conversation)));
    }
}
