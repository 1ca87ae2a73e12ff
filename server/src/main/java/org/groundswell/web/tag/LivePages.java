package org.groundswell.web.tag;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.http.Reply;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.stories.TagCare;
import org.groundswell.streaming.Hub;
import org.groundswell.streaming.ViewerViews;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/**
 * Streams of changes to tags, as server-sent events (HTML Standard, section 9.2). A tag is read once for all its open pages
 * in a language. Viewers who are signed in get the posts that they would see on the page itself.
 */
public final class LivePages implements Pages, Metered {
    private final Hub<LiveTags.Key, LiveTag> hub;
    private final ViewerViews viewers;
    private final InstantSource clock;

    /** The services it reads from. */
    public record Sources(Tags tags, Timelines timelines, Waves waves, TagCare care, ViewerViews viewers) {}

    public LivePages(Sources sources, WebParts parts) {
        this.hub = new Hub<>(new LiveTags(sources, parts), parts.limits().isOn());
        this.viewers = sources.viewers();
        this.clock = parts.clock();
    }

    @Override
    public void meter(Meters meters) {
        hub.meter(meters);
    }

    @Override
    public void close() {
        hub.close();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/tags/{name}/live", PageAccess.EVERYONE, call -> stream(call, form(call)));
        // Frames in other sites' pages have no list of posts.
        routes.open("/embed/tags/{name}/live", call -> stream(call, LiveTag::withoutPosts));
    }

    private Function<LiveTag, byte[]> form(WebCall call) {
        return call.visitor().id().<Function<LiveTag, byte[]>>map(Viewing::new).orElse(LiveTag::forVisitors);
    }

    private Reply stream(WebCall call, Function<LiveTag, byte[]> form) {
        LiveTags.Key key =
                new LiveTags.Key(Tags.name(call.part("name")), call.t().locale());
        Hub<LiveTags.Key, LiveTag>.Watch watch = hub.watch(key, call.call().from(), form);
        return Reply.streamed("text/event-stream", watch::write)
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }

    /**
     * An open page of a viewer who is signed in. The viewer's relations and filters are read after the posts, and before any
     * post that the page doesn't have is sent: a block applies at once, whichever process it was made in. While there are no
     * new posts, nothing is read.
     */
    private final class Viewing implements Function<LiveTag, byte[]> {
        private final AccountId viewer;
        private Set<StatusId> known = Set.of();

        Viewing(AccountId viewer) {
            this.viewer = viewer;
        }

        @Override
        public byte[] apply(LiveTag tag) {
            Set<StatusId> newest = tag.newest();
            if (known.containsAll(newest)) {
                return tag.withoutPosts();
            }
            byte[] event = tag.forViewer(viewers.of(viewer), clock.instant());
            known = newest;
            return event;
        }
    }
}
