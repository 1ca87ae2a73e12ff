package org.groundswell.push;

import java.net.URI;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.notifications.Notification;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Received;
import org.groundswell.statuses.Status;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as its receiver reads it, in JSON. Apps get Mastodon's fields, browsers what the service worker of this server's
 * pages shows.
 */
final class PushMessage {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** As Mastodon sends it; the id is a number there. */
    private record ForApp(
            String accessToken,
            String preferredLocale,
            long notificationId,
            String notificationType,
            String icon,
            String title,
            String body) {}

    /**
     * For the service worker.
     *
     * @param tag a message with the same tag replaces the one before
     * @param url the page that a click opens, on this server
     */
    private record ForBrowser(String title, String body, String icon, String tag, String url) {}

    private final URI home;
    private final PushSubscriptionStore.Target target;
    private final NotificationPage<Received> page;
    private final Received received;

    PushMessage(URI home, PushSubscriptionStore.Target target, NotificationPage<Received> page, Received received) {
        this.home = home;
        this.target = target;
        this.page = page;
        this.received = received;
    }

    /** The message in at most so many bytes: its body is shortened as far as necessary. */
    byte[] bytes(PushText text, int most) {
        PushText shown = text;
        byte[] bytes = JSON.writeValueAsBytes(content(shown, icon()));
        while (bytes.length > most && !shown.body().isEmpty()) {
            shown = shown.shorter();
            bytes = JSON.writeValueAsBytes(content(shown, icon()));
        }
        // A picture may have a long address.
        return bytes.length <= most ? bytes : JSON.writeValueAsBytes(content(shown, ownIcon()));
    }

    private Object content(PushText text, String icon) {
        return target.isBrowser()
                ? new ForBrowser(text.title(), text.body(), icon, Long.toString(received.id()), path())
                : new ForApp(
                        target.accessToken(),
                        target.locale().toLanguageTag(),
                        received.id(),
                        received.what().type().apiName(),
                        icon,
                        text.title(),
                        text.body());
    }

    /** The picture of the account; of a message from the server, the server's. */
    private String icon() {
        Notification what = received.what();
        if (what instanceof Notification.OfServer) {
            return ownIcon();
        }
        Account origin = page.account(what.origin()).asShown();
        return origin.profile().pictures().avatarUrl(home).orElse(home + "/assets/avatar.png");
    }

    private String ownIcon() {
        return home + "/assets/icon-192.png";
    }

    /** A post that is to be read or replied to has a page; everything else is on the page of notifications. */
    private String path() {
        Optional<Status> status = received.what().about().flatMap(page::status);
        boolean reads = switch (received.what().type()) {
            case MENTION, STATUS, POLL, UPDATE, QUOTE, QUOTED_UPDATE -> true;
            case REBLOG,
                    FAVOURITE,
                    FOLLOW,
                    FOLLOW_REQUEST,
                    SIGN_UP,
                    REPORT,
                    MODERATION_WARNING,
                    SEVERED_RELATIONSHIPS,
                    TREND,
                    QUOTE_REQUEST,
                    REPORT_CLOSED,
                    APPEAL_DECIDED,
                    APPEAL,
                    SHIELD_RAISED,
                    SHIELD_OFFERED,
                    SHIELD_ENDED,
                    SHIELD_CASE -> false;
        };
        return status.filter(_ -> reads)
                .map(shown -> page.statuses().author(shown).acct().page() + "/" + shown.id())
                .orElse("/notifications");
    }

    /** How soon a device in a low-power state should wake up for it (RFC 8030, section 5.3). */
    static String urgency(NotificationType type) {
        return switch (type) {
            case MENTION,
                    STATUS,
                    QUOTE,
                    FOLLOW_REQUEST,
                    REPORT,
                    MODERATION_WARNING,
                    QUOTE_REQUEST,
                    APPEAL_DECIDED,
                    APPEAL,
                    SHIELD_RAISED,
                    SHIELD_OFFERED,
                    SHIELD_CASE -> "normal";
            case REBLOG,
                    FAVOURITE,
                    POLL,
                    UPDATE,
                    QUOTED_UPDATE,
                    FOLLOW,
                    SIGN_UP,
                    SEVERED_RELATIONSHIPS,
                    TREND,
                    REPORT_CLOSED,
                    SHIELD_ENDED -> "low";
        };
    }
}
