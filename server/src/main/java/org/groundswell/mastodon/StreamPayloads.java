package org.groundswell.mastodon;

import java.util.Optional;
import org.groundswell.alerts.Alerts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Notifications;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.streaming.Payloads;
import org.groundswell.text.Translator;

/** Statuses and notifications in streams: the same JSON as the API's. */
public final class StreamPayloads implements Payloads {
    private final Notifications notifications;
    private final NotificationEntities entities;
    private final ApiParts parts;
    private final Translator translator;

    public StreamPayloads(Notifications notifications, Alerts alerts, Translator translator, ApiParts parts) {
        this.notifications = notifications;
        this.entities = new NotificationEntities(alerts, parts);
        this.parts = parts;
        this.translator = translator;
    }

    @Override
    public byte[] status(StatusPage page, Status status) {
        return parts.statuses.one(page, status).bytes();
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
