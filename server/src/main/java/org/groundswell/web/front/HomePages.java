package org.groundswell.web.front;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.announcements.Announcements;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.Interactions;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.announcements.AnnouncementView;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** The home timeline, bookmarks and favourites of the visitor. */
public final class HomePages implements Pages {
    private final Timelines timelines;
    private final Interactions interactions;
    private final Announcements announcements;
    private final PostViews posts;
    private final Renderer renderer;
    private final InstantSource clock;

    public HomePages(Timelines timelines, Interactions interactions, Announcements announcements, WebParts parts) {
        this.timelines = timelines;
        this.interactions = interactions;
        this.announcements = announcements;
        this.posts = parts.posts();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/home", PageAccess.SIGNED_IN, this::home);
        routes.get("/bookmarks", PageAccess.SIGNED_IN, this::bookmarks);
        routes.get("/favourites", PageAccess.SIGNED_IN, this::favourites);
    }

    private Reply home(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.TimelineSlice slice = call.timeline(page -> timelines.page(Optional.of(me), new Timeline.Home(), page));
        List<ShownAnnouncement> unread = call.live(slice).isPresent() ? announcements.unread(me) : List.of();
        return renderer.page(new TimelinePage(
                renderer.around(call, Renderer.Subject.of(call.t().text("nav.home"), "home")),
                call.t().text("nav.home"),
                AnnouncementView.of(unread, clock.instant(), call.t()),
                posts.of(slice.page(), call.visitor(), FilterPlace.of(FilterContext.HOME), call.t()),
                call.live(slice),
                slice.older(),
                call.t().text("home.empty")));
    }

    private Reply bookmarks(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.Slice<Interactions.Kept> slice =
                call.slice(page -> interactions.bookmarks(me, page), Interactions.Kept::pageId);
        return list(
                call,
                call.t().text("nav.bookmarks"),
                posts(call, slice),
                slice.older(),
                call.t().text("bookmarks.empty"));
    }

    private Reply favourites(WebCall call) {
        AccountId me = call.visitor().me().id();
        WebCall.Slice<Interactions.Kept> slice =
                call.slice(page -> interactions.favourites(me, page), Interactions.Kept::pageId);
        return list(
                call,
                call.t().text("nav.favourites"),
                posts(call, slice),
                slice.older(),
                call.t().text("favourites.empty"));
    }

    private List<PostView> posts(WebCall call, WebCall.Slice<Interactions.Kept> slice) {
        return posts.of(slice.entries().stream().map(Interactions.Kept::status).toList(), call.visitor(), call.t());
    }

    private Reply list(WebCall call, String heading, List<PostView> shown, Optional<String> older, String empty) {
        PageFrame page = renderer.around(call, Renderer.Subject.of(heading, ""));
        return renderer.page(new TimelinePage(page, heading, List.of(), shown, Optional.empty(), older, empty));
    }
}
