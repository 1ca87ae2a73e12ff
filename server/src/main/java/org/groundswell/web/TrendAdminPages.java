package org.groundswell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trending.Trending;
import org.groundswell.trends.Discount;
import org.groundswell.trends.Held;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.words.Refusal;

/** What is kept off the lists of trends, and what on them was counted for less, with the reasons: for those who look after the server. */
public final class TrendAdminPages implements Pages {
    private static final int MOST = 40;

    private final Trending trending;
    private final Renderer renderer;

    TrendAdminPages(Trending trending, Renderer renderer) {
        this.trending = trending;
        this.renderer = renderer;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/admin/trends", this::show);
    }

    /**
     * A tag that was discounted.
     *
     * @param people "312 people in the last hour"
     * @param reasons "300 wrote the same text, counted as 18"
     */
    public record Discounted(String tag, String url, String people, List<String> reasons) {}

    private Reply show(WebCall call) {
        if (!call.visitor().isAdmin()) {
            throw new Refusal.NotFound();
        }
        List<Discounted> held = new ArrayList<>();
        for (Held each : trending.held()) {
            held.add(discounted(
                    each.tag(),
                    String.format(Locale.ENGLISH, "%,d people in the last hour", each.people()),
                    each.discounts()));
        }
        List<Discounted> listed = new ArrayList<>();
        for (Trend trend : trending.now(Place.WORLD, MOST)) {
            if (!trend.discounts().isEmpty()) {
                listed.add(discounted(trend.tag(), TrendSentence.people(trend), trend.discounts()));
            }
        }
        return renderer.page(
                call,
                "admin_trends",
                Renderer.Subject.of("Trends held", "you"),
                Map.of("held", held, "listed", listed));
    }

    private static Discounted discounted(String tag, String people, List<Discount> discounts) {
        List<String> reasons = discounts.stream()
                .map(discount -> String.format(
                        Locale.ENGLISH, "%s, counted as %.1f", TrendSentence.reason(discount), discount.countedAs()))
                .toList();
        return new Discounted(tag, "/tags/" + Params.encode(tag), people, reasons);
    }
}
