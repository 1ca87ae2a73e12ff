package org.groundswell.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.Timelines;
import org.groundswell.words.AccountId;

/** What is one's own: the home timeline, bookmarks and favourites. */
final class HomePages implements Pages {
    private final Timelines timelines;
    private final Interactions interactions;
    private final PostViews posts;
    private final Renderer renderer;

    HomePages(Timelines timelines, Interactions interactions, PostViews posts, Renderer renderer) {
        this.timelines = timelines;
        this.interactions = interactions;
        this.posts = posts;
        this.renderer = renderer;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/home", this::home);
        routes.get("/bookmarks", this::bookmarks);
        routes.get("/favourites", this::favourites);
    }

    private Reply home(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.Slice<Status> slice = call.slice(
                page -> timelines.home(me, page), status -> status.id().value());
        return list(
                call,
                "Home",
                "home",
                slice.entries(),
                slice.older(),
                "Nothing here yet. Follow people and tags, and what they post appears here; or write something yourself.");
    }

    private Reply bookmarks(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.Slice<Interactions.Kept> slice =
                call.slice(page -> interactions.bookmarks(me, page), Interactions.Kept::pageId);
        return list(
                call,
                "Bookmarks",
                "",
                statuses(slice),
                slice.older(),
                "No bookmarks yet. Bookmark a post to find it here again; nobody else sees that you did.");
    }

    private Reply favourites(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.Slice<Interactions.Kept> slice =
                call.slice(page -> interactions.favourites(me, page), Interactions.Kept::pageId);
        return list(call, "Favourites", "", statuses(slice), slice.older(), "No favourites yet.");
    }

    private static List<Status> statuses(WebCall.Slice<Interactions.Kept> slice) {
        return slice.entries().stream().map(Interactions.Kept::status).toList();
    }

    private Reply list(
            WebCall call, String heading, String here, List<Status> shown, Optional<String> older, String empty) {
        return renderer.page(
                call,
                "timeline",
                Renderer.Subject.of(heading, here),
                Map.of("heading", heading, "posts", posts.of(shown, call.visitor()), "older", older, "empty", empty));
    }
}
