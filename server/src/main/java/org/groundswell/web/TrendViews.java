package org.groundswell.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Trending;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.words.TagName;

/** Lists of what rises, as pages show them. */
final class TrendViews {
    private final Trending trending;
    private final Tags tags;
    private final InstantSource clock;

    TrendViews(Trending trending, Tags tags, InstantSource clock) {
        this.trending = trending;
        this.tags = tags;
        this.clock = clock;
    }

    List<TrendView> now(Place place, int limit) {
        return rows(trending.now(place, limit), clock.instant());
    }

    /** What rose in a place at a moment that has passed. */
    List<TrendView> at(Place place, Instant moment, int limit) {
        return rows(trending.at(place, moment, limit), moment);
    }

    private List<TrendView> rows(List<Trend> trends, Instant now) {
        Map<TagName, Tag> known =
                tags.all(trends.stream().map(trend -> new TagName(trend.tag())).toList());
        List<TrendView> rows = new ArrayList<>(trends.size());
        for (Trend trend : trends) {
            Tag tag = known.get(new TagName(trend.tag()));
            rows.add(TrendView.of(rows.size() + 1, trend, tag == null ? trend.tag() : tag.displayName(), now));
        }
        return rows;
    }

    List<Place> places() {
        return trending.places();
    }
}
