package org.groundswell.web.timeline;

import java.nio.charset.StandardCharsets;
import org.groundswell.auth.Logins;
import org.groundswell.http.Reply;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.streaming.Hub;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.TimelineFeed;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/**
 * Streams of the number of new posts, as server-sent events (HTML Standard, section 9.2), for open pages of home timelines and
 * lists. {@code ?after=} is the newest status that the page shows.
 */
public final class NewPostsPages implements Pages, Metered {
    private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Hub<NewPosts.Key, byte[]> hub;
    private final Lists lists;
    private final Logins logins;

    /** The services it reads from. */
    public record Sources(Timelines timelines, TimelineFeed feed, Lists lists, Logins logins) {}

    public NewPostsPages(Sources sources, WebParts parts) {
        this.hub = new Hub<>(
                new NewPosts(sources.timelines(), sources.feed(), parts),
                parts.limits().isOn());
        this.lists = sources.lists();
        this.logins = sources.logins();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.streams.timelines", "Open pages of timelines that count new posts", hub::watching);
    }

    @Override
    public void close() {
        hub.close();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/home/live", PageAccess.SIGNED_IN, call -> stream(call, new Timeline.Home()));
        routes.get("/lists/{id}/live", PageAccess.SIGNED_IN, call -> {
            ListId id = ListId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
            FollowList list = lists.get(call.visitor().me().id(), id);
            return stream(call, new Timeline.OfList(list.id(), list.repliesPolicy()));
        });
    }

    private Reply stream(WebCall call, Timeline.Followed timeline) {
        NewPosts.Key key = new NewPosts.Key(
                call.visitor().me().id(),
                timeline,
                call.params().text("after").flatMap(StatusId::parse).orElse(new StatusId(0)),
                call.t().locale());
        String session = call.visitor().cookie();
        // A page that stays open is told nothing after its session has ended.
        Hub<NewPosts.Key, byte[]>.Watch watch = hub.watch(
                key, call.call().from(), event -> logins.session(session).isPresent() ? event : NOTHING);
        return Reply.streamed("text/event-stream", watch::write)
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }
}
