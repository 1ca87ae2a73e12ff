package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.trends.model.Place;

/** The trending posts that a viewer may see. */
public final class TrendingPosts {
    /** How many more posts than requested are read, so that enough remain after the invisible ones are removed. */
    private static final int CONSIDERED = 100;

    private final Trending trending;
    private final Statuses statuses;

    public TrendingPosts(Trending trending, Statuses statuses) {
        this.trending = trending;
        this.statuses = statuses;
    }

    /** The trending posts of a place, strongest first, without posts that have a withheld tag. */
    public List<Post> in(Place place, Optional<AccountId> viewer, int offset, int limit) {
        List<StatusId> ids = trending.posts(place, CONSIDERED).stream()
                .flatMap(trend -> StatusId.parse(trend.tag()).stream())
                .toList();
        return statuses.posts(viewer, ids).stream()
                .filter(post -> trending.mayShow(post.content().tags()))
                .skip(offset)
                .limit(limit)
                .toList();
    }
}
