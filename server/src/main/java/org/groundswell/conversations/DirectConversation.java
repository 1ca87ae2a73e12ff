package org.groundswell.conversations;

import org.groundswell.model.StatusId;

/**
 * A conversation of private mentions, as one of its participants sees it.
 *
 * @param last the latest status that the participant may see
 * @param unread whether another participant wrote it, and this one hasn't read it
 */
public record DirectConversation(ConversationId id, StatusId last, boolean unread) {}
