package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/** The trending posts that a viewer may see. */
public final class TrendingPosts {
    /** How many more posts than requested are read, so that enough remain after the invisible ones are removed. */
    private static final int CONSIDERED = 100;

    private final Trending trending;
    private final Statuses statuses;
    private final Statuses desk;

    public TrendingPosts(Trending trending, Statuses statuses) {
        this.trending = trending;
        this.statuses = statuses;
        this.desk = statuses.atDesk();
    }

    /** The trending posts of a place, strongest first, without posts that have a withheld tag. */
    public List<Post> in(Place place, Optional<AccountId> viewer, int offset, int limit) {
        return posts(statuses, viewer, trending.posts(place, CONSIDERED))
                .filter(post -> trending.mayShow(post.content().tags()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** The trending posts worldwide, strongest first, with those that moderators hide, for a moderator. */
    public List<Post> withHidden(AccountId moderator, int offset, int limit) {
        return posts(desk, Optional.of(moderator), trending.postsWithHidden(CONSIDERED))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private static Stream<Post> posts(Statuses statuses, Optional<AccountId> viewer, List<Trend> trends) {
        return statuses
                .posts(
                        viewer,
                        trends.stream()
                                .flatMap(trend -> StatusId.parse(trend.tag()).stream())
                                .toList())
                .stream();
    }
}
