package org.groundswell.mastodon;

import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.announcements.Announcements;
import org.groundswell.conversations.ConversationId;
import org.groundswell.conversations.Conversations;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Notifications;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.streaming.Payloads;
import org.groundswell.text.Translator;

/** Statuses, conversations, notifications and announcements in streams: the same JSON as the API's. */
public final class StreamPayloads implements Payloads {
    /** What is rendered. */
    public record Sources(
            Notifications notifications,
            NotificationDetails details,
            Conversations conversations,
            Announcements announcements,
            Accounts accounts,
            Statuses statuses) {}

    private final Sources sources;
    private final NotificationEntities entities;
    private final AnnouncementEntities announcementEntities;
    private final ApiParts parts;
    private final Translator translator;

    public StreamPayloads(Sources sources, Translator translator, ApiParts parts) {
        this.sources = sources;
        this.entities = new NotificationEntities(sources.details(), parts);
        this.announcementEntities =
                new AnnouncementEntities(sources.accounts(), sources.statuses(), parts.emojis, parts.home());
        this.parts = parts;
        this.translator = translator;
    }

    @Override
    public byte[] status(StatusPage page, Status status) {
        return parts.statuses.one(page, status).bytes();
    }

    @Override
    public Optional<byte[]> conversation(AccountId participant, long id) {
        return sources.conversations()
                .find(participant, new ConversationId(id))
                .map(found -> ConversationEntity.of(found, found.conversations().getFirst(), parts.statuses))
                .map(parts.writer::bytes);
    }

    @Override
    public Optional<byte[]> announcement(long id) {
        return sources.announcements()
                .find(new AnnouncementId(id))
                .map(announcementEntities::forEveryone)
                .map(parts.writer::bytes);
    }

    @Override
    public byte[] reaction(long announcement, String emoji) {
        AnnouncementId id = new AnnouncementId(announcement);
        long count = sources.announcements().count(id, emoji);
        return parts.writer.bytes(announcementEntities.change(id, emoji, count));
    }

    @Override
    public Optional<byte[]> notification(AccountId recipient, long id) {
        try {
            return entities.list(sources.notifications().get(recipient, id), recipient, translator).stream()
                    .findFirst()
                    .map(parts.writer::bytes);
        } catch (Refusal.NotFound gone) {
            return Optional.empty();
        }
    }
}
