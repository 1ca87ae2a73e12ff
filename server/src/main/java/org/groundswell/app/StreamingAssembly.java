package org.groundswell.app;

import java.time.Duration;
import java.util.List;
import org.groundswell.events.Follower;
import org.groundswell.http.Limits;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.StreamPayloads;
import org.groundswell.mastodon.StreamingApi;
import org.groundswell.metrics.Metered;
import org.groundswell.streaming.Heartbeats;
import org.groundswell.streaming.Payloads;
import org.groundswell.streaming.Streams;
import org.groundswell.streaming.TokenWatch;
import org.groundswell.streaming.ViewerViews;
import org.groundswell.text.Messages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.timeline.NewPostsPages;

/**
 * Live events for apps, and numbers of new posts for pages. A running server only: apps are shown what the API shows, and so
 * need its entities.
 */
record StreamingAssembly(Core core, Streams streams, TokenWatch tokens) implements Assembly {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** The time after which a token that ended in another process ends its streams. */
    private static final Duration TOKENS_EVERY = Duration.ofSeconds(10);

    static StreamingAssembly over(Core core, ApiParts parts, Limits limits, Messages messages) {
        Payloads payloads = new StreamPayloads(
                new StreamPayloads.Sources(
                        core.notifying().core().notifications(),
                        core.notifying().shown(),
                        core.conversing().conversations(),
                        core.announcing().announcements(),
                        core.people().accounts(),
                        core.publishing().statuses()),
                messages.english(),
                parts);
        Streams streams = new Streams(
                new Streams.Sources(
                        new ViewerViews(
                                core.database(), core.publishing().statusPages().filters()),
                        core.publishing().statuses(),
                        core.publishing().timelineMemory()),
                payloads,
                limits.isOn(),
                core.base().clock());
        return new StreamingAssembly(
                core, streams, new TokenWatch(streams, core.people().oauth()));
    }

    @Override
    public List<Service> services() {
        tokens.listen();
        return List.of(
                streams,
                Follower.of(core.events(), streams),
                new Schedule("stream-heartbeats", SECOND, SECOND, new Heartbeats(streams)::beat),
                new Schedule("stream-tokens", TOKENS_EVERY, TOKENS_EVERY, tokens::check));
    }

    @Override
    public List<Metered> meters() {
        return List.of(streams);
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new NewPostsPages(
                new NewPostsPages.Sources(
                        core.publishing().timelines(),
                        core.publishing().timelineMemory(),
                        core.lists().lists(),
                        core.people().logins()),
                parts));
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new StreamingApi(streams, tokens, core.lists().lists()));
    }
}
