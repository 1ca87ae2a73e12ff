package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.trends.model.Place;

/** The trending posts, for one viewer. */
public final class TrendingPosts {
    /** More than requested, so that enough remain after those the viewer may not see. */
    private static final int CONSIDERED = 100;

    private final Trending trending;
    private final Statuses statuses;

    public TrendingPosts(Trending trending, Statuses statuses) {
        this.trending = trending;
        this.statuses = statuses;
    }

    /** The strongest first; none with a withheld tag. */
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
