package org.groundswell.web.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.alerts.Alert;
import org.groundswell.alerts.Alerts;
import org.groundswell.alerts.TrendSubscription;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.rendering.Countries;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.HtmlText;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.groundswell.web.feed.Feed;
import org.groundswell.web.feed.FeedWriter;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page of subscriptions, and an account's alerts as a private feed. */
public final class AlertPages implements Pages {
    private static final String PATH = "/alerts";
    private static final int SHOWN = 50;

    private final Alerts alerts;
    private final Tags tags;
    private final PageFrame.Site site;
    private final Renderer renderer;
    private final FeedWriter feeds = new FeedWriter();

    public AlertPages(Alerts alerts, Tags tags, WebParts parts) {
        this.alerts = alerts;
        this.tags = tags;
        this.site = parts.site();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH + "/subscribe", PageAccess.SIGNED_IN, call -> {
            alerts.subscribe(call.visitor().me().id(), subscription(call));
            return Reply.seeOther(call.back(PATH));
        });
        routes.post(PATH + "/unsubscribe", PageAccess.SIGNED_IN, call -> {
            alerts.unsubscribe(call.visitor().me().id(), subscription(call));
            return Reply.seeOther(call.back(PATH));
        });
        for (FeedWriter.Format format : FeedWriter.Format.values()) {
            routes.open(
                    PATH + "/{key}/feed." + format.ending(), call -> feeds.privateReply(feed(call, format), format));
        }
    }

    private Reply show(WebCall call) {
        Account me = call.visitor().me();
        return renderer.page(new AlertsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("alerts.title"), "notifications")),
                alerts.subscriptions(me.id()).stream()
                        .map(subscription -> view(subscription, call.t()))
                        .toList(),
                me.profile().country(),
                Countries.all(call.t()),
                alerts.feedKey(me.id()).map(key -> site.home() + PATH + "/" + key + "/feed.atom")));
    }

    private Feed feed(WebCall call, FeedWriter.Format format) {
        String key = call.part("key");
        AccountId reader = alerts.reader(key).orElseThrow(Refusal.NotFound::new);
        List<Alert> latest = alerts.latest(reader, SHOWN);
        Map<TagName, Tag> known = known(latest);
        List<Feed.Entry> entries = latest.stream()
                .map(alert -> {
                    Instant at = Ids.instant(alert.id());
                    String tag = spelled(known, alert.tag());
                    return new Feed.Entry(
                            // A tag may trend again: each alert is an entry of its own.
                            site.home() + url(alert.tag()) + "#alert-" + alert.id(),
                            call.t()
                                    .text(
                                            "alerts.feed.entry",
                                            "tag",
                                            "#" + tag,
                                            "place",
                                            TrendSentence.where(alert.place(), call.t())),
                            "",
                            "",
                            at,
                            at,
                            "<p>" + HtmlText.escape(alert.sentence(call.t())) + "</p>",
                            List.of(tag),
                            List.of());
                })
                .toList();
        Instant updated =
                latest.isEmpty() ? Instant.EPOCH : Ids.instant(latest.getFirst().id());
        String self = site.home() + PATH + "/" + key + "/feed." + format.ending();
        return new Feed(
                site.home() + PATH + "/" + key,
                call.t().text("alerts.feed.title"),
                call.t().text("alerts.feed.description", "site", site.title()),
                site.home() + PATH,
                self,
                call.t().locale().toLanguageTag(),
                updated,
                "",
                entries);
    }

    private AlertsPage.Subscribed view(TrendSubscription subscription, Translator t) {
        String words = switch (subscription) {
            case TrendSubscription.OfTag(var tag) ->
                t.text(
                        "alerts.subscription.tag",
                        "tag",
                        "#" + tags.get(tag.key()).displayName());
            case TrendSubscription.OfPlace(var place) ->
                t.text("alerts.subscription.place", "place", TrendSentence.where(place, t));
        };
        return new AlertsPage.Subscribed(subscription.kind(), subscription.subject(), words);
    }

    private static TrendSubscription subscription(WebCall call) {
        String kind = call.params().textOr("kind", "");
        String subject = call.params().textOr("subject", "").strip();
        try {
            return TrendSubscription.of(
                    kind,
                    kind.equals(TrendSubscription.TAG) ? Tags.name(subject).key() : subject);
        } catch (IllegalArgumentException none) {
            throw new Refusal.Invalid("alert", "error.alerts.kind");
        }
    }

    private Map<TagName, Tag> known(List<Alert> alerts) {
        return tags.all(alerts.stream().map(Alert::tag).distinct().toList());
    }

    private static String spelled(Map<TagName, Tag> known, TagName tag) {
        return Optional.ofNullable(known.get(tag)).map(Tag::displayName).orElse(tag.key());
    }

    private static String url(TagName tag) {
        return "/tags/" + Params.encode(tag.key());
    }
}
