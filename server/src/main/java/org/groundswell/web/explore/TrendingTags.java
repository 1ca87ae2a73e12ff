package org.groundswell.web.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.ListQuery;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;

/** The tags that trend, without the reasons. */
public final class TrendingTags {
    private final Trending trending;
    private final Tags tags;

    public TrendingTags(Trending trending, Tags tags) {
        this.trending = trending;
        this.tags = tags;
    }

    /** The tags that trend in a place, the strongest first; of the tags of one event only the largest. */
    List<Tag> in(Place place, int limit) {
        List<TagName> names = trending.topics(ListQuery.now(place), limit).stream()
                .map(topic -> new TagName(topic.head().tag()))
                .toList();
        Map<TagName, Tag> found = tags.all(names);
        return names.stream()
                .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
                .toList();
    }
}
