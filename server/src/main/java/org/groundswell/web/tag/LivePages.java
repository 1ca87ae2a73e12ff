package org.groundswell.web.tag;

import org.groundswell.http.Reply;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.TagName;
import org.groundswell.stories.TagCare;
import org.groundswell.streaming.Hub;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Streams of changes to tags, as server-sent events (HTML Standard, section 9.2). */
public final class LivePages implements Pages, Metered {
    private final Hub<TagName> hub;

    public LivePages(Tags tags, Timelines timelines, Waves waves, TagCare care, WebParts parts) {
        LiveTags source = new LiveTags(tags, timelines, waves, care, parts);
        this.hub = new Hub<>(source, parts.limits().isOn());
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
        routes.open("/tags/{name}/live", call -> {
            Hub<TagName>.Watch watch =
                    hub.watch(Tags.name(call.part("name")), call.call().from());
            return Reply.streamed("text/event-stream", watch::write)
                    .with("Cache-Control", "no-store")
                    .with("X-Accel-Buffering", "no");
        });
    }
}
