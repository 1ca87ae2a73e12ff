package org.groundswell.app;

import java.util.List;
import org.groundswell.accounts.Accounts;
import org.groundswell.crossnetwork.ExternalCounts;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.AdminRelationsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.OEmbedApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.StoriesApi;
import org.groundswell.mastodon.TagsApi;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Stories;
import org.groundswell.stories.TagCare;
import org.groundswell.streaming.ViewerViews;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.Preparation;
import org.groundswell.waves.WaveServices;
import org.groundswell.web.embed.EmbedPages;
import org.groundswell.web.feed.FeedPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.story.QuoteRequestsPages;
import org.groundswell.web.story.StoryDeskPages;
import org.groundswell.web.story.StoryPages;
import org.groundswell.web.tag.ComparePages;
import org.groundswell.web.tag.LivePages;
import org.groundswell.web.tag.TagForms;
import org.groundswell.web.tag.TagPages;

/** Waves, kept current while they are viewed, and stories. */
public record WavesAssembly(
        Core core, WaveServices waves, Preparation preparation, Stories stories, ExternalCounts externalCounts)
        implements Assembly {
    static WavesAssembly over(Base base, Core core) {
        WaveServices waves = WaveServices.over(
                base.database(),
                base.events(),
                core.tagging().tags(),
                core.people().accounts(),
                core.publishing().statuses(),
                core.consenting().examples(),
                core.moderation().variants(),
                core.moderation().hiddenRelations(),
                core.publishing().cards(),
                base.home(),
                base.clock());
        Stories stories = new Stories(
                base.database(),
                base.ids(),
                new Stories.Sources(
                        core.tagging().tags(),
                        core.publishing().statuses(),
                        core.people().accounts(),
                        core.consenting().examples(),
                        waves,
                        core.consenting().consents()),
                core.moderation().tagCare(),
                core.moderation().log(),
                base.home(),
                base.clock());
        return new WavesAssembly(core, waves, new Preparation(waves), stories, new ExternalCounts(base.database()));
    }

    @Override
    public List<Service> services() {
        return List.of(waves, preparation);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        Tags tags = core.tagging().tags();
        return List.of(
                new TagsApi(tags, waves, externalCounts, parts),
                new AdminRelationsApi(core.moderation().hiddenRelations(), tags, parts),
                new StoriesApi(tags, stories, core.people().accounts()),
                new OEmbedApi(
                        tags,
                        core.publishing().statuses(),
                        core.people().accounts(),
                        stories,
                        core.moderation().tagCare(),
                        parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        Tags tags = core.tagging().tags();
        Timelines timelines = core.publishing().timelines();
        Statuses statuses = core.publishing().statuses();
        Accounts accounts = core.people().accounts();
        Consents consents = core.consenting().consents();
        TagCare care = core.moderation().tagCare();
        return List.of(
                new TagPages(
                        new TagPages.Sources(
                                tags,
                                timelines,
                                statuses,
                                waves,
                                preparation,
                                stories,
                                care,
                                core.moderation().hiddenRelations(),
                                core.alerts().alerts(),
                                externalCounts,
                                core.filtering().filters()),
                        parts),
                new TagForms(
                        tags,
                        care,
                        core.moderation().variants(),
                        core.moderation().hiddenRelations()),
                new LivePages(
                        new LivePages.Sources(
                                tags,
                                timelines,
                                waves.waves(),
                                care,
                                new ViewerViews(
                                        core.database(),
                                        core.publishing().statusPages().filters())),
                        parts),
                new ComparePages(tags, waves.waves(), preparation, parts),
                new StoryPages(
                        new StoryPages.Sources(
                                stories,
                                tags,
                                preparation,
                                accounts,
                                core.media().files()),
                        parts),
                new StoryDeskPages(new StoryDeskPages.Sources(stories, consents, tags, statuses, accounts), parts),
                new QuoteRequestsPages(
                        new QuoteRequestsPages.Sources(
                                consents,
                                stories,
                                tags,
                                statuses,
                                core.publishing().replyLimits(),
                                accounts),
                        parts),
                new FeedPages(
                        timelines, accounts, tags, stories, care, core.media().uploads(), parts),
                new EmbedPages(
                        new EmbedPages.Sources(waves.waves(), preparation, tags, care, statuses, stories), parts));
    }
}
