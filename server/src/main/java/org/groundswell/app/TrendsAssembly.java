package org.groundswell.app;

import java.util.List;
import org.groundswell.alerts.AlertWatch;
import org.groundswell.alerts.Alerts;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.AdminTagsApi;
import org.groundswell.mastodon.AdminTrendsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.TrendsApi;
import org.groundswell.metrics.Metered;
import org.groundswell.moderation.EntryReview;
import org.groundswell.moderation.TagReview;
import org.groundswell.reports.Staff;
import org.groundswell.tags.Tags;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trending.TrendingPosts;
import org.groundswell.web.admin.AdminTagPages;
import org.groundswell.web.admin.TrendAdminPages;
import org.groundswell.web.alerts.AlertPages;
import org.groundswell.web.front.FrontPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The trends of a running server: the engine, lists, alerts and review. */
public record TrendsAssembly(Core core, Trending trending, TrendingPosts posts) implements Assembly {
    static TrendsAssembly over(Core core, TrendSettings settings) {
        Trending trending = new Trending(
                core.base().database().background(),
                core.base().events(),
                core.base().clock(),
                settings);
        return new TrendsAssembly(
                core, trending, new TrendingPosts(trending, core.publishing().statuses()));
    }

    private TagReview tagReview() {
        return new TagReview(
                core.database(),
                new Staff(core.people().logins()),
                core.tagging().tags(),
                core.tagging().disabledTags(),
                core.moderation().review(),
                core.moderation().log());
    }

    private Alerts alerts() {
        return core.alerts().alerts();
    }

    @Override
    public List<Service> services() {
        return List.of(trending, new AlertWatch(alerts(), trending));
    }

    @Override
    public List<Metered> meters() {
        return List.of(trending);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        Tags tags = core.tagging().tags();
        return List.of(
                new TrendsApi(trending, posts, core.tagging().linkDays(), parts),
                new AdminTagsApi(tagReview(), tags, trending, parts),
                new AdminTrendsApi(
                        new EntryReview(
                                core.database(),
                                new Staff(core.people().logins()),
                                core.moderation().review()),
                        new AdminTrendsApi.Sources(
                                trending,
                                posts,
                                core.publishing().statuses(),
                                core.tagging().links(),
                                core.tagging().linkDays()),
                        parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        Tags tags = core.tagging().tags();
        return List.of(
                new FrontPages(
                        core.publishing().timelines(),
                        posts,
                        core.ruling().rules(),
                        core.ruling().policies(),
                        parts),
                new AlertPages(alerts(), tags, parts),
                new AdminTagPages(tagReview(), parts),
                new TrendAdminPages(
                        trending,
                        tags,
                        core.moderation().review(),
                        core.people().accounts(),
                        parts));
    }
}
