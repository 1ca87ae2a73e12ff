package org.groundswell.web;

import org.groundswell.http.Reply;
import org.groundswell.tags.Tags;

/** Tags as they move: server-sent events (HTML Standard, section 9.2). */
final class LivePages implements Pages {
    private final LiveTags live;

    LivePages(LiveTags live) {
        this.live = live;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open("/tags/{name}/live", call -> {
            LiveTags.Watch watch =
                    live.watch(Tags.name(call.part("name")), call.call().from());
            return Reply.streamed("text/event-stream", watch::tell)
                    .with("Cache-Control", "no-store")
                    .with("X-Accel-Buffering", "no");
        });
    }
}
