package org.groundswell.web.alerts;

import java.time.Instant;
import java.time.InstantSource;
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
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.HtmlText;
import org.groundswell.trends.model.Place;
import org.groundswell.web.feed.Feed;
import org.groundswell.web.feed.FeedWriter;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.WaveViews;

/** What somebody was told of rising tags, what they want to be told of, and the same as a feed of their own. */
public final class AlertPages implements Pages {
    private static final String PATH = "/alerts";
    private static final int SHOWN = 50;

    private final Alerts alerts;
    private final Tags tags;
    private final PageFrame.Site site;
    private final Renderer renderer;
    private final InstantSource clock;
    private final FeedWriter feeds = new FeedWriter();

    public AlertPages(Alerts alerts, Tags tags, WebParts parts) {
        this.alerts = alerts;
        this.tags = tags;
        this.site = parts.site();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
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
        List<Alert> told = alerts.told(me.id(), SHOWN);
        long unseen = alerts.unseen(me.id());
        Map<TagName, Tag> known = known(told);
        Instant now = clock.instant();
        List<AlertsPage.Told> shown = told.stream()
                .map(alert -> new AlertsPage.Told(
                        spelled(known, alert.tag()),
                        url(alert.tag()),
                        where(alert.place()),
                        alert.sentence(),
                        Ago.of(Ids.instant(alert.id()), now, call.t()),
                        told.indexOf(alert) < unseen))
                .toList();
        if (!told.isEmpty()) {
            alerts.see(me.id(), told.getFirst());
        }
        return renderer.page(new AlertsPage(
                renderer.around(call, Renderer.Subject.of("Alerts", "you")),
                shown,
                alerts.subscriptions(me.id()).stream().map(this::wanted).toList(),
                me.profile().country(),
                Countries.ALL,
                alerts.feedKey(me.id()).map(key -> site.home() + PATH + "/" + key + "/feed.atom")));
    }

    private Feed feed(WebCall call, FeedWriter.Format format) {
        String key = call.part("key");
        AccountId reader = alerts.reader(key).orElseThrow(Refusal.NotFound::new);
        List<Alert> told = alerts.told(reader, SHOWN);
        Map<TagName, Tag> known = known(told);
        List<Feed.Entry> entries = told.stream()
                .map(alert -> {
                    Instant at = Ids.instant(alert.id());
                    String tag = spelled(known, alert.tag());
                    return new Feed.Entry(
                            // The same tag may rise again: each time is an entry of its own.
                            site.home() + url(alert.tag()) + "#alert-" + alert.id(),
                            "#" + tag + " rises " + where(alert.place()),
                            "",
                            "",
                            at,
                            at,
                            "<p>" + HtmlText.escape(alert.sentence()) + "</p>",
                            List.of(tag));
                })
                .toList();
        Instant updated =
                told.isEmpty() ? Instant.EPOCH : Ids.instant(told.getFirst().id());
        String self = site.home() + PATH + "/" + key + "/feed." + format.ending();
        return new Feed(
                site.home() + PATH + "/" + key,
                "Rising tags",
                "Tags you wanted to be told of, from " + site.title(),
                site.home() + PATH,
                self,
                "en",
                updated,
                entries);
    }

    private AlertsPage.Wanted wanted(TrendSubscription subscription) {
        String words = switch (subscription) {
            case TrendSubscription.OfTag(var tag) -> "#" + tags.get(tag.key()).displayName() + " rises anywhere";
            case TrendSubscription.OfPlace(var place) -> "A tag rises " + where(place);
        };
        return new AlertsPage.Wanted(subscription.kind(), subscription.subject(), words);
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

    private Map<TagName, Tag> known(List<Alert> told) {
        return tags.all(told.stream().map(Alert::tag).distinct().toList());
    }

    private static String spelled(Map<TagName, Tag> known, TagName tag) {
        return Optional.ofNullable(known.get(tag)).map(Tag::displayName).orElse(tag.key());
    }

    private static String url(TagName tag) {
        return "/tags/" + Params.encode(tag.key());
    }

    private static String where(Place place) {
        return switch (place.kind()) {
            case WORLD -> "worldwide";
            case COUNTRY -> "in " + Countries.name(place.code());
            case LANGUAGE -> "in " + WaveViews.language(place.code());
        };
    }
}
