package org.groundswell.web.notifications;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.alerts.Alert;
import org.groundswell.alerts.Alerts;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Params;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.notifications.Notification;
import org.groundswell.notifications.NotificationGroup;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.rendering.Ago;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.MessagePart;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/** Notifications as pages show them. */
final class NotificationItems {
    private static final int MOST_FACES = 6;

    private final Alerts alerts;
    private final Tags tags;
    private final PostViews posts;
    private final InstantSource clock;

    NotificationItems(Alerts alerts, Tags tags, PostViews posts, InstantSource clock) {
        this.alerts = alerts;
        this.tags = tags;
        this.posts = posts;
        this.clock = clock;
    }

    /** @param lastRead the last notification that the visitor had read */
    List<NotificationItem> of(NotificationPage<NotificationGroup> page, long lastRead, Visitor visitor, Translator t) {
        Map<String, PostView> shown =
                posts.of(page.statuses(), visitor, FilterPlace.of(FilterContext.NOTIFICATIONS), t).stream()
                        .collect(Collectors.toMap(PostView::id, Function.identity(), (one, _) -> one));
        List<Notification.Trending> trends = page.entries().stream()
                .map(group -> group.first().what())
                .filter(Notification.Trending.class::isInstance)
                .map(Notification.Trending.class::cast)
                .toList();
        Look look = new Look(
                t,
                trends.isEmpty()
                        ? Map.of()
                        : tags.all(trends.stream()
                                .map(Notification.Trending::tag)
                                .distinct()
                                .toList()),
                alerts.byIds(
                        visitor.me().id(),
                        trends.stream().map(Notification.Trending::alert).toList()));
        Set<String> loaded = page.statuses().statuses().stream()
                .map(status -> status.id().toString())
                .collect(Collectors.toSet());
        return page.entries().stream()
                // A filter hides a notification with the post that it is about.
                .filter(group -> group.first()
                        .what()
                        .about()
                        .map(StatusId::toString)
                        .filter(loaded::contains)
                        .map(shown::containsKey)
                        .orElse(true))
                .map(group -> {
                    Notification what = group.first().what();
                    List<Person> people = group.accounts().stream()
                            .map(page.accounts()::get)
                            .filter(Objects::nonNull)
                            .map(Person::of)
                            .limit(MOST_FACES)
                            .toList();
                    Words words = words(what, people.getFirst().name(), group.count() - 1, look);
                    return new NotificationItem(
                            group.key(),
                            words.icon(),
                            what instanceof Notification.OfServer ? List.of() : people,
                            words.sentence(),
                            words.url(),
                            words.detail(),
                            what instanceof Notification.FollowRequested
                                    ? Optional.of(what.origin().toString())
                                    : Optional.empty(),
                            Ago.of(group.first().at(), clock.instant(), t),
                            group.newest() > lastRead,
                            what.about().flatMap(id -> Optional.ofNullable(shown.get(id.toString()))),
                            words.whole());
                })
                .toList();
    }

    /** The data that sentences are made from, beside the notification. */
    private record Look(Translator t, Map<TagName, Tag> tags, Map<Long, Alert> alerts) {}

    /** The parts of an item that depend on the type. */
    private record Words(String icon, List<MessagePart> sentence, String url, String detail, boolean whole) {
        static Words about(String icon, List<MessagePart> sentence) {
            return new Words(icon, sentence, "", "", false);
        }

        static Words whole(String icon, List<MessagePart> sentence) {
            return new Words(icon, sentence, "", "", true);
        }
    }

    /** @param others the number of notifications in the group beside the first */
    private static Words words(Notification what, String name, long others, Look look) {
        Translator t = look.t();
        return switch (what) {
            case Notification.Mention _ -> Words.whole("answer", t.parts("notifications.mention", "name", name));
            case Notification.NewPost _ -> Words.whole("bell", t.parts("notifications.status", "name", name));
            case Notification.Boosted _ ->
                Words.about("boost", t.parts("notifications.reblog", "name", name, "others", others));
            case Notification.Favourited _ ->
                Words.about("favourite", t.parts("notifications.favourite", "name", name, "others", others));
            case Notification.PollEnded _ -> Words.whole("poll", t.parts("notifications.poll", "name", name));
            case Notification.Edited _ -> Words.whole("edit", t.parts("notifications.update", "name", name));
            case Notification.Quoted _ -> Words.whole("stories", t.parts("notifications.quote", "name", name));
            case Notification.QuotedEdited _ ->
                Words.whole("edit", t.parts("notifications.quoted_update", "name", name));
            case Notification.Followed _ ->
                Words.about("you", t.parts("notifications.follow", "name", name, "others", others));
            case Notification.FollowRequested _ ->
                Words.about("you", t.parts("notifications.follow_request", "name", name));
            case Notification.SignedUp _ ->
                Words.about("you", t.parts("notifications.sign_up", "name", name, "others", others));
            case Notification.Reported _ ->
                new Words(
                        "flag",
                        t.parts("notifications.report", "name", name),
                        "/admin/reports",
                        t.text("notifications.report.open"),
                        false);
            case Notification.ReportClosed _ ->
                new Words(
                        "flag",
                        t.parts("notifications.report_closed"),
                        "/settings/reports",
                        t.text("notifications.report_closed.open"),
                        false);
            case Notification.Warned _ ->
                new Words(
                        "flag",
                        t.parts("notifications.moderation_warning"),
                        "/settings/strikes",
                        t.text("notifications.moderation_warning.open"),
                        false);
            case Notification.AppealDecided _ ->
                new Words(
                        "flag",
                        t.parts("notifications.appeal_decided"),
                        "/settings/strikes",
                        t.text("notifications.appeal_decided.open"),
                        false);
            case Notification.Severed severed ->
                new Words(
                        "you",
                        t.parts("notifications.severed_relationships"),
                        "/settings/servers/" + severed.severance(),
                        t.text("notifications.severed_relationships.open"),
                        false);
            case Notification.Appealed appealed ->
                new Words(
                        "flag",
                        t.parts("notifications.appeal", "name", name),
                        "/admin/appeals#appeal-" + appealed.strike(),
                        t.text("notifications.appeal.open"),
                        false);
            case Notification.ShieldRaised _ ->
                new Words(
                        "shield",
                        t.parts("notifications.shield_raised"),
                        "/settings/safety",
                        t.text("notifications.shield_raised.open"),
                        false);
            case Notification.ShieldOffered _ ->
                new Words(
                        "shield",
                        t.parts("notifications.shield_offered"),
                        "/settings/safety",
                        t.text("notifications.shield_offered.open"),
                        false);
            case Notification.ShieldEnded _ ->
                new Words(
                        "shield",
                        t.parts("notifications.shield_ended"),
                        "/settings/safety",
                        t.text("notifications.shield_ended.open"),
                        false);
            case Notification.ShieldCase shield ->
                new Words(
                        "shield",
                        t.parts("notifications.shield_case", "name", name),
                        "/admin/reports/" + shield.moderationCase(),
                        t.text("notifications.shield_case.open"),
                        false);
            case Notification.Trending trending -> trend(trending, look);
            case Notification.QuoteRequested _ ->
                new Words(
                        "stories",
                        t.parts("notifications.quote_request", "name", name),
                        "/quote-requests",
                        t.text("notifications.quote_request.answer"),
                        false);
        };
    }

    /** Where and why a tag trended is known for some weeks. */
    private static Words trend(Notification.Trending trending, Look look) {
        TagName key = trending.tag();
        String tag = "#"
                + Optional.ofNullable(look.tags().get(key))
                        .map(Tag::displayName)
                        .orElse(key.key());
        Optional<Alert> alert = Optional.ofNullable(look.alerts().get(trending.alert()));
        List<MessagePart> sentence = alert.map(each -> look.t()
                        .parts("notifications.trend", "tag", tag, "place", TrendSentence.where(each.place(), look.t())))
                .orElseGet(() -> look.t().parts("notifications.trend.old", "tag", tag));
        return new Words(
                "rising",
                sentence,
                "/tags/" + Params.encode(key.key()),
                alert.map(each -> each.sentence(look.t())).orElse(""),
                false);
    }
}
