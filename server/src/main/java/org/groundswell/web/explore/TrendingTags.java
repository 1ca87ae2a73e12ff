package org.groundswell.web.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/** The tags that trend, without the reasons. */
public final class TrendingTags {
    private final Trending trending;
    private final Tags tags;

    public TrendingTags(Trending trending, Tags tags) {
        this.trending = trending;
        this.tags = tags;
    }

    /** The tags that trend in a place, the strongest first. */
    List<Tag> in(Place place, int limit) {
        List<TagName> names = trending.now(place, limit).stream()
                .map(Trend::tag)
                .map(TagName::new)
                .toList();
        Map<TagName, Tag> found = tags.all(names);
        return names.stream()
                .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
                .toList();
    }
}
