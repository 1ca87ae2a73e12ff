package org.groundswell.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/** Lists of trends, as pages show them. */
public final class TrendViews {
    private final Trending trending;
    private final Tags tags;
    private final Cards cards;
    private final InstantSource clock;

    public TrendViews(Trending trending, Tags tags, Cards cards, InstantSource clock) {
        this.trending = trending;
        this.tags = tags;
        this.cards = cards;
        this.clock = clock;
    }

    public List<TrendView> now(Place place, int limit, Translator t) {
        return rows(trending.now(place, limit), clock.instant(), t);
    }

    /** The trends of a place at a past moment. */
    public List<TrendView> at(Place place, Instant moment, int limit, Translator t) {
        return past(trending.at(place, moment, limit), moment, t);
    }

    /** The tags of a place that are still high now. */
    public List<TrendView> stillHigh(Place place, int limit, Translator t) {
        return rows(trending.stillHigh(place, limit), clock.instant(), t);
    }

    /** The tags of a place that were still high at a past moment. */
    public List<TrendView> stillHighAt(Place place, Instant moment, int limit, Translator t) {
        return past(trending.stillHighAt(place, moment, limit), moment, t);
    }

    private List<TrendView> past(List<Trend> trends, Instant moment, Translator t) {
        return rows(trends, moment, t).stream().map(row -> row.at(moment)).toList();
    }

    private List<TrendView> rows(List<Trend> trends, Instant now, Translator t) {
        Map<TagName, Tag> known =
                tags.all(trends.stream().map(trend -> new TagName(trend.tag())).toList());
        List<TrendView> rows = new ArrayList<>(trends.size());
        for (Trend trend : trends) {
            Tag tag = known.get(new TagName(trend.tag()));
            long boosts =
                    tag == null ? 0 : tags.boosts(tag, now.minus(Duration.ofMinutes(Trend.LISTED.minutes())), now);
            rows.add(TrendView.of(
                    rows.size() + 1, trend, tag == null ? trend.tag() : tag.displayName(), boosts, now, t));
        }
        return rows;
    }

    /** Trending links. */
    public List<LinkView> links(Place place, int limit, Translator t) {
        List<Trend> listed = trending.links(place, limit);
        Map<LinkUrl, Card> known = cards.ofPages(
                listed.stream().map(trend -> new LinkUrl(trend.tag())).toList());
        return listed.stream()
                .map(trend -> {
                    LinkUrl link = new LinkUrl(trend.tag());
                    return new LinkView(
                            link.url(),
                            Cards.title(known, link),
                            known.containsKey(link) ? link.site() : "",
                            TrendSentence.listed(trend, t));
                })
                .toList();
    }

    /**
     * A trending link.
     *
     * @param site the website, unless the title is the address
     * @param people "12 people in the last six hours"
     */
    public record LinkView(String url, String title, String site, String people) {}

    /** Places with trends besides the world: countries, then languages. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>(trending.places());
        places.addAll(trending.languages());
        return places;
    }
}
