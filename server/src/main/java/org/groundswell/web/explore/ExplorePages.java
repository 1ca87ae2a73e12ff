package org.groundswell.web.explore;

import java.util.List;
import java.util.Optional;
import org.groundswell.discovery.Suggestion;
import org.groundswell.discovery.Suggestions;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.trending.TrendingPosts;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PlaceViews;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.TrendViews;

/** The page on which visitors explore the server, signed in or not. */
public final class ExplorePages implements Pages {
    private static final String PATH = "/explore";
    private static final int MOST_TAGS = 10;
    private static final int MOST_PEOPLE = 6;
    private static final int MOST_POSTS = 5;
    private static final int MOST_LINKS = 10;

    private final Suggestions suggestions;
    private final TrendingTags tags;
    private final TrendingPosts trendingPosts;
    private final TrendViews trends;
    private final PostViews posts;
    private final Renderer renderer;

    public ExplorePages(Suggestions suggestions, TrendingTags tags, TrendingPosts trendingPosts, WebParts parts) {
        this.suggestions = suggestions;
        this.tags = tags;
        this.trendingPosts = trendingPosts;
        this.trends = parts.trends();
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.EVERYONE, this::show);
        routes.post(PATH + "/dismiss", PageAccess.SIGNED_IN, call -> {
            suggestions.dismiss(
                    call.visitor().me().id(),
                    AccountId.parse(call.params().textOr("account", "")).orElseThrow(Refusal.NotFound::new));
            return Reply.seeOther(call.back(PATH));
        });
    }

    private Reply show(WebCall call) {
        Place place = PlaceViews.chosen(call.params());
        Optional<AccountId> viewer = call.visitor().id();
        PageFrame page = renderer.around(call, Renderer.Subject.of(call.t().text("explore.title"), "explore"));
        return renderer.page(new ExplorePage(
                trends.areReady() ? page : page.whilePending(),
                PlaceViews.choice(PATH, trends.places(), place, call.t()),
                call.here(),
                trends.now(place, MOST_TAGS, call.t()),
                SuggestionView.of(
                        people(viewer, place),
                        viewer.isPresent() ? "explore.reason.followed_tags" : "explore.reason.trending_tags",
                        call.t()),
                posts.of(
                        trendingPosts.in(place, viewer, 0, MOST_POSTS),
                        call.visitor(),
                        FilterPlace.of(FilterContext.PUBLIC),
                        call.t()),
                trends.links(place, MOST_LINKS, call.t()),
                TrendParameters.DEFAULT.leastPeople()));
    }

    /** Personal suggestions; for visitors who aren't signed in, people who post in what trends. */
    private List<Suggestion> people(Optional<AccountId> viewer, Place place) {
        return viewer.map(me -> suggestions.of(me, MOST_PEOPLE))
                .orElseGet(() -> suggestions.in(Optional.empty(), tags.in(place, MOST_TAGS), MOST_PEOPLE));
    }
}
