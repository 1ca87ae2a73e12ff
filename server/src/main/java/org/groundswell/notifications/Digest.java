package org.groundswell.notifications;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.groundswell.mail.Letter;
import org.groundswell.model.Message;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.text.PlainText;

/**
 * A digest as a letter: the numbers by type, and the newest notifications. A letter may lie open in a mailbox, so it has no text
 * of private mentions, none behind a content warning, and none that the recipient's filters warn of.
 *
 * @param name of the recipient
 * @param page the notifications, newest first
 * @param newest the last notification that was looked at, shown or not
 * @param warned whether a filter of the recipient warns of a status
 */
record Digest(String name, NotificationPage<Received> page, long newest, Predicate<StatusId> warned) {
    private static final int SAMPLES = 5;
    /** In UTF-16 units. */
    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_TEXT = 200;

    static Digest none(long newest) {
        return new Digest("", new NotificationPage<>(List.of(), StatusPage.EMPTY, Map.of()), newest, _ -> false);
    }

    List<Received> entries() {
        return page.entries();
    }

    /** @param token of the link that turns digests off */
    Letter letter(String token) {
        boolean more = entries().size() > Digests.MOST;
        List<Received> counted = entries().stream().limit(Digests.MOST).toList();
        Letter letter = Letter.about(
                        more
                                ? new Message("digest.subject.many", "count", Digests.MOST)
                                : new Message("digest.subject", "count", counted.size()))
                .paragraph(new Message("digest.lead", "account", name));
        Map<NotificationType, Integer> counts = new EnumMap<>(NotificationType.class);
        counted.forEach(each -> counts.merge(each.what().type(), 1, Integer::sum));
        for (var each : counts.entrySet()) {
            letter = letter.paragraph(
                    new Message("digest.count", "type", each.getKey().label(), "count", each.getValue()));
        }
        for (Received each : counted.stream().limit(SAMPLES).toList()) {
            letter = letter.paragraph(sentence(each.what()));
            Optional<Message> excerpt = excerpt(each.what());
            if (excerpt.isPresent()) {
                letter = letter.paragraph(excerpt.get());
            }
        }
        return letter.link(new Message("digest.link"), "/notifications")
                .unsubscribedAt("/notifications/digest/" + token);
    }

    private Message sentence(Notification what) {
        return NotificationSentence.of(
                what, PlainText.cut(page.account(what.origin()).asShown().name(), LONGEST_NAME));
    }

    /** The beginning of another's post that the notification is about. */
    private Optional<Message> excerpt(Notification what) {
        return switch (what) {
            case Notification.Mention mention -> excerpt(mention.status());
            case Notification.NewPost post -> excerpt(post.status());
            case Notification.Quoted quoted -> excerpt(quoted.status());
            case Notification.PollEnded ended -> excerpt(ended.status());
            case Notification.Edited edited -> excerpt(edited.status());
            case Notification.Boosted _,
                    Notification.Favourited _,
                    Notification.QuotedEdited _,
                    Notification.Followed _,
                    Notification.FollowRequested _,
                    Notification.SignedUp _,
                    Notification.Trending _,
                    Notification.QuoteRequested _,
                    Notification.Reported _,
                    Notification.ReportClosed _,
                    Notification.Warned _,
                    Notification.AppealDecided _,
                    Notification.Severed _,
                    Notification.Appealed _,
                    Notification.ShieldRaised _,
                    Notification.ShieldOffered _,
                    Notification.ShieldEnded _,
                    Notification.ShieldCase _ -> Optional.empty();
        };
    }

    private Optional<Message> excerpt(StatusId id) {
        return page.status(id)
                .filter(Post.class::isInstance)
                .map(Post.class::cast)
                .filter(post -> !post.visibility().isDirect() && !warned.test(id))
                .flatMap(Digest::excerpt);
    }

    private static Optional<Message> excerpt(Post post) {
        String warning = post.content().spoiler();
        if (!warning.isEmpty()) {
            return Optional.of(new Message("digest.warning", "warning", beginning(warning)));
        }
        String text = beginning(post.content().text());
        return text.isEmpty() ? Optional.empty() : Optional.of(new Message("digest.text", "text", text));
    }

    private static String beginning(String text) {
        String line = PlainText.line("text", text);
        return line.length() <= LONGEST_TEXT ? line : PlainText.cut(line, LONGEST_TEXT) + "…";
    }
}
