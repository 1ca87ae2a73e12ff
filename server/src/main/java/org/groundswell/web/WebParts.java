package org.groundswell.web;

import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.alerts.Alerts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.http.Limits;
import org.groundswell.publishing.Composer;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Consents;
import org.groundswell.tags.Tags;
import org.groundswell.trending.Trending;

/** What pages share: the frame around them, the views of posts, trends, waves and stories, limits and the clock. */
public final class WebParts {
    final Assets assets = new Assets();
    final Templates templates = new Templates();
    final String host;
    final Page.Site site;
    final Limits limits;
    final InstantSource clock;
    final Visitors visitors;
    final Renderer renderer;
    final Composing composing;
    final PostViews posts;
    final TrendViews trends;
    final WaveViews waves;
    final StoryViews stories;

    public WebParts(Web.About about, Limits limits, InstantSource clock, Sources sources) {
        this.host = about.home().getHost();
        this.limits = limits;
        this.clock = clock;
        this.site = new Page.Site(
                about.home().toString(),
                about.title(),
                about.description(),
                sources.logins().mode() != RegistrationMode.CLOSED,
                assets);
        World world = new World();
        this.visitors = new Visitors(sources.accounts(), sources.logins(), about.secure());
        this.posts = new PostViews(sources.statuses(), clock);
        this.trends = new TrendViews(sources.trending(), sources.tags(), clock);
        this.waves = new WaveViews(host, world, clock);
        this.stories = new StoryViews(host, world, about.helpLines());
        this.renderer = new Renderer(templates, site, trends, sources.consents(), sources.alerts());
        this.composing = new Composing(sources.accounts(), sources.logins(), sources.composer(), renderer);
    }

    /** The services that the frame and the views read from. */
    public record Sources(
            Accounts accounts,
            Logins logins,
            Composer composer,
            Statuses statuses,
            Tags tags,
            Trending trending,
            Consents consents,
            Alerts alerts) {}
}
