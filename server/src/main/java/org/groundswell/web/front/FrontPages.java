package org.groundswell.web.front;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Reply;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.rendering.Ago;
import org.groundswell.rules.Rules;
import org.groundswell.text.DocumentText;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.ListQuery;
import org.groundswell.trending.TrendingPosts;
import org.groundswell.trends.model.Place;
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

/** The front page, with trends and the latest posts, and the page about the server. */
public final class FrontPages implements Pages {
    private static final String PATH = "/";
    private static final int MOST = 20;
    private static final int MOST_STILL_HIGH = 5;
    private static final int MOST_POSTS = 3;
    private static final int MOST_LINKS = 5;

    private final Rules rules;
    private final Policies policies;
    private final Timelines timelines;
    private final PostViews posts;
    private final TrendViews trends;
    private final TrendingPosts risingPosts;
    private final AddressLimit pastLists;
    private final Renderer renderer;

    public FrontPages(Timelines timelines, TrendingPosts risingPosts, Rules rules, Policies policies, WebParts parts) {
        this.rules = rules;
        this.policies = policies;
        this.timelines = timelines;
        this.pastLists = parts.limits().pastLists();
        this.posts = parts.posts();
        this.trends = parts.trends();
        this.risingPosts = risingPosts;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.EVERYONE, this::front);
        routes.get(
                "/about",
                PageAccess.EVERYONE,
                call -> renderer.page(new AboutPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("about.page"), "")),
                        policies.inForce(Policy.ABOUT).map(document -> DocumentText.html(document.text())),
                        rules.inForce(),
                        policies.hasTerms())));
    }

    private Reply front(WebCall call) {
        Place place = PlaceViews.chosen(call.params());
        String asked = call.params().textOr("at", "");
        Optional<Instant> moment = call.moment();
        WebCall.TimelineSlice latest = call.timeline(
                page -> timelines.page(call.visitor().id(), new Timeline.Everybody(Origin.ANYWHERE), page), moment);
        if (moment.isPresent()) {
            pastLists.take(call.call());
        }
        PageFrame page = renderer.around(call, Renderer.Subject.of("", "rising"));
        return renderer.page(new FrontPage(
                moment.isPresent() || trends.areReady() ? page : page.whilePending(),
                trends.of(new ListQuery(place, ListQuery.Kind.TRENDING, moment), MOST, call.t()),
                trends.of(new ListQuery(place, ListQuery.Kind.STILL_HIGH, moment), MOST_STILL_HIGH, call.t()),
                moment.map(at -> call.t().text("front.title.past", "moment", Ago.exact(at, call.t())))
                        .orElseGet(() -> call.t().text("front.title")),
                PlaceViews.view(PATH, place, true, call.t()),
                moment.isEmpty() ? "" : asked,
                PlaceViews.choice(PATH, trends.places(), place, call.t()),
                moment.isPresent()
                        ? List.of()
                        : posts.of(
                                risingPosts.in(place, call.visitor().id(), 0, MOST_POSTS),
                                call.visitor(),
                                FilterPlace.of(FilterContext.PUBLIC),
                                call.t()),
                moment.isPresent() ? List.of() : trends.links(place, MOST_LINKS, call.t()),
                posts.of(latest.page(), call.visitor(), FilterPlace.of(FilterContext.PUBLIC), call.t()),
                latest.older()));
    }
}
