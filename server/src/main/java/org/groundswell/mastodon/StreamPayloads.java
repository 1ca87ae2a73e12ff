package org.groundswell.mastodon;

import java.util.Optional;
import org.groundswell.conversations.ConversationId;
import org.groundswell.conversations.Conversations;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Notifications;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.streaming.Payloads;
import org.groundswell.text.Translator;

/** Statuses, conversations and notifications in streams: the same JSON as the API's. */
public final class StreamPayloads implements Payloads {
    private final Notifications notifications;
    private final Conversations conversations;
    private final NotificationEntities entities;
    private final ApiParts parts;
    private final Translator translator;

    public StreamPayloads(
            Notifications notifications,
            NotificationDetails details,
            Conversations conversations,
            Translator translator,
            ApiParts parts) {
        this.notifications = notifications;
        this.conversations = conversations;
        this.entities = new NotificationEntities(details, parts);
        this.parts = parts;
        this.translator = translator;
    }

    @Override
    public byte[] status(StatusPage page, Status status) {
        return parts.statuses.one(page, status).bytes();
    }

    @Override
    public Optional<byte[]> conversation(AccountId participant, long id) {
        return conversations
                .find(participant, new ConversationId(id))
                .map(found -> ConversationEntity.of(found, found.conversations().getFirst(), parts.statuses))
                .map(parts.writer::bytes);
    }

    @Override
    public Optional<byte[]> notification(AccountId recipient, long id) {
        try {
            return entities.list(notifications.get(recipient, id), recipient, translator).stream()
                    .findFirst()
                    .map(parts.writer::bytes);
        } catch (Refusal.NotFound gone) {
            return Optional.empty();
        }
    }
}
