package org.groundswell.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.alerts.Alert;
import org.groundswell.alerts.Alerts;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterMatch;
import org.groundswell.filters.FilterPlace;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.notifications.Notification;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.NotificationSentence;
import org.groundswell.notifications.Received;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.PlainText;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;

/**
 * The texts of a message. They may appear on a locked screen, so private posts and posts with a content warning are not
 * quoted.
 *
 * @param body may be empty
 */
record PushText(String title, String body) {
    /** In UTF-16 units. */
    private static final int LONGEST_TITLE = 120;

    private static final int LONGEST_BODY = 300;
    private static final FilterPlace PLACE = FilterPlace.of(FilterContext.NOTIFICATIONS);

    PushText {
        title = shortened(title, LONGEST_TITLE);
        body = shortened(body, LONGEST_BODY);
    }

    /** The same with half of the body. */
    PushText shorter() {
        return new PushText(title, shortened(body, body.length() / 2));
    }

    private static String shortened(String text, int longest) {
        String stripped = text.strip();
        return stripped.length() <= longest ? stripped : PlainText.cut(stripped, Math.max(0, longest - 1)) + "…";
    }

    /** Writes texts; trends need more than their notification has. */
    record Writer(Alerts alerts, Tags tags) {
        /** The texts for a notification; empty if the recipient's filters hide it. */
        Optional<PushText> write(
                AccountId recipient, NotificationPage<Received> page, Received received, Translator t) {
            Notification what = received.what();
            Optional<Status> status = what.about().flatMap(page::status);
            Optional<FilterMatch> filter = status.flatMap(
                    each -> page.statuses().viewer().flatMap(viewer -> PLACE.decisive(viewer.filters(each.id()))));
            if (filter.filter(match -> match.filter().action() == FilterAction.HIDE)
                    .isPresent()) {
                return Optional.empty();
            }
            Account origin = page.account(what.origin()).asShown();
            return Optional.of(
                    what instanceof Notification.Trending trending
                            ? trend(recipient, trending, t)
                            : new PushText(
                                    t.text(NotificationSentence.of(what, origin.name())),
                                    filter.map(match -> t.text(
                                                    "push.filtered",
                                                    "title",
                                                    match.filter().title()))
                                            .orElseGet(() -> body(what, page, status, origin, t))));
        }

        private PushText trend(AccountId recipient, Notification.Trending trending, Translator t) {
            TagName key = trending.tag();
            String tag = "#"
                    + Optional.ofNullable(tags.all(List.of(key)).get(key))
                            .map(Tag::displayName)
                            .orElse(key.key());
            Map<Long, Alert> found = alerts.byIds(recipient, List.of(trending.alert()));
            return Optional.ofNullable(found.get(trending.alert()))
                    .map(alert -> new PushText(
                            t.text("notifications.trend", "tag", tag, "place", TrendSentence.where(alert.place(), t)),
                            alert.sentence(t)))
                    .orElseGet(() -> new PushText(t.text("notifications.trend.old", "tag", tag), ""));
        }
    }

    /** The post, or the biography of an account that follows, asks to, or is new. */
    private static String body(
            Notification what, NotificationPage<Received> page, Optional<Status> status, Account origin, Translator t) {
        return switch (what) {
            case Notification.OfStatus _ ->
                status.flatMap(page.statuses()::post)
                        .map(post -> quoted(post, t))
                        .orElse("");
            case Notification.Followed _, Notification.FollowRequested _, Notification.SignedUp _ ->
                origin.profile().note().text();
            case Notification.Reported _, Notification.Appealed _, Notification.ShieldCase _, Notification.OfServer _ ->
                "";
        };
    }

    private static String quoted(Post post, Translator t) {
        if (!post.content().spoiler().isEmpty()) {
            return post.content().spoiler();
        }
        return post.visibility().isDirect()
                ? t.text("push.direct")
                : post.content().text();
    }
}
