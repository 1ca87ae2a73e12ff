package org.groundswell.app;

import java.util.List;
import org.groundswell.cards.CardStore;
import org.groundswell.cards.Cards;
import org.groundswell.db.Database;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.DeletionJob;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.TableConsumer;
import org.groundswell.filters.FilterSets;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.AccountsApi;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.EmptyApi;
import org.groundswell.mastodon.InstanceApi;
import org.groundswell.mastodon.InteractionsApi;
import org.groundswell.mastodon.PollsApi;
import org.groundswell.mastodon.QuotesApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.ScheduledApi;
import org.groundswell.mastodon.StatusesApi;
import org.groundswell.mastodon.TimelinesApi;
import org.groundswell.metrics.Metered;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollData;
import org.groundswell.polls.PollRules;
import org.groundswell.polls.PollWriter;
import org.groundswell.publishing.AccountStatuses;
import org.groundswell.publishing.BlockedQuotes;
import org.groundswell.publishing.Composer;
import org.groundswell.publishing.Drafts;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.PublishingData;
import org.groundswell.publishing.Quoting;
import org.groundswell.publishing.StatusTables;
import org.groundswell.publishing.StatusWriter;
import org.groundswell.scheduling.Publication;
import org.groundswell.scheduling.ScheduledData;
import org.groundswell.scheduling.Scheduling;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Pins;
import org.groundswell.statuses.QuoteRules;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.StatusData;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.Statuses;
import org.groundswell.timelines.TimelineMemory;
import org.groundswell.timelines.Timelines;
import org.groundswell.voting.PollEndings;
import org.groundswell.voting.Polls;
import org.groundswell.web.compose.ComposerForms;
import org.groundswell.web.compose.WritePages;
import org.groundswell.web.people.PeoplePages;
import org.groundswell.web.post.PostPages;
import org.groundswell.web.scheduling.ScheduledPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** Statuses: writing, reading, timelines, boosts, favourites, bookmarks, pinned posts and polls. */
public record PublishingAssembly(
        RulesAssembly ruling,
        PeopleAssembly people,
        RelationshipsAssembly relationships,
        TagsAssembly tagging,
        MediaAssembly media,
        PollRules pollRules,
        StatusTables tables,
        StatusWriter writer,
        DeletionJob<StatusId> leftovers,
        Composer composer,
        ReplyLimits replyLimits,
        Cards cards,
        StatusPages statusPages,
        Statuses statuses,
        Posting posting,
        Quoting quoting,
        BlockedQuotes blockedQuotes,
        Interactions interactions,
        Pins pins,
        Polls polls,
        PollEndings pollEndings,
        Scheduling scheduling,
        Publication publication,
        TimelineMemory timelineMemory,
        Timelines timelines)
        implements Assembly {
    /** Maximum number of characters in a status. */
    private static final int LONGEST_STATUS = 500;

    static PublishingAssembly over(
            Base base,
            RulesAssembly ruling,
            PeopleAssembly people,
            RelationshipsAssembly relationships,
            TagsAssembly tagging,
            MediaAssembly media,
            PollRules pollRules) {
        StatusStore store = new StatusStore();
        Audience audience = new Audience(store);
        Cards cards = new Cards(base.database(), new CardStore());
        StatusPages pages = new StatusPages(store, people.store(), audience, new FilterSets(), cards, base.clock());
        Queue<StatusId> leftovers = DeletionJob.queue(base.jobs(), "status-leftovers", StatusId::new);
        StatusTables tables = new StatusTables(
                store,
                people.store(),
                tagging.store(),
                tagging.linkStore(),
                media.posts(),
                new PollWriter(base.jobs(), base.clock()));
        StatusWriter writer = new StatusWriter(tables, base.events(), base.owned(), leftovers, base.clock());
        Composer composer =
                new Composer(people.store(), people.accounts(), tagging.disabledTags(), base.home(), LONGEST_STATUS);
        ReplyLimits replyLimits = new ReplyLimits(base.database(), store, people.follows());
        Database background = base.database().background();
        Drafts drafts = new Drafts(
                composer,
                people.store(),
                audience,
                replyLimits,
                new QuoteRules(people.store(), audience),
                media.posts(),
                pollRules,
                base.ids(),
                base.clock());
        TimelineMemory memory = new TimelineMemory(base.database(), base.events(), store);
        Posting posting =
                new Posting(base.database(), store, writer, drafts, replyLimits, media.posts(), audience, base.clock());
        Scheduling scheduling = new Scheduling(base.database(), base.jobs(), posting, base.ids(), base.clock());
        Quoting quoting = new Quoting(base.database(), store, audience, writer);
        return new PublishingAssembly(
                ruling,
                people,
                relationships,
                tagging,
                media,
                pollRules,
                tables,
                writer,
                new DeletionJob<>(
                        leftovers,
                        () -> writer.enqueueLeftovers(background),
                        status -> writer.removeSomeLeftovers(background, status)),
                composer,
                replyLimits,
                cards,
                pages,
                new Statuses(base.database(), store, people.store(), audience, pages),
                posting,
                quoting,
                new BlockedQuotes(base.database(), quoting, base.jobs()),
                new Interactions(base.database(), store, people.store(), audience, base.events(), base.ids()),
                new Pins(base.database(), people.store(), audience, base.ids()),
                new Polls(base.database(), store, people.store(), audience, base.ids(), base.clock()),
                new PollEndings(base.database(), store, writer, tables.polls(), base.clock()),
                scheduling,
                new Publication(base.database(), people.store(), posting, scheduling, base.clock()),
                memory,
                new Timelines(base.database(), tagging.store(), tagging.links(), store, pages, memory));
    }

    public StatusStore store() {
        return tables.statuses();
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new PublishingData(), new StatusData(), new PollData(), new ScheduledData());
    }

    @Override
    public List<CountedData> countedData() {
        return List.of(new AccountStatuses(posting), interactions::takeBackFavourites, polls::takeBack);
    }

    @Override
    public List<Service> services() {
        return List.of(leftovers, pollEndings, publication, blockedQuotes.job(), timelineMemory);
    }

    @Override
    public List<TableConsumer> consumers() {
        return List.of(blockedQuotes);
    }

    @Override
    public List<Metered> meters() {
        return List.of(timelineMemory);
    }

    @Override
    public List<Chore> chores() {
        return List.of(posting::purgeExpired);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        ScheduledApi scheduled = new ScheduledApi(scheduling, people.logins(), media.uploads(), parts);
        return List.of(
                scheduled,
                new InstanceApi(
                        people.totals(),
                        people.logins(),
                        ruling.rules(),
                        ruling.policies(),
                        composer,
                        media.uploads(),
                        pollRules,
                        parts),
                new AccountsApi(people.accounts(), timelines, people.logins(), people.oauth(), parts),
                new StatusesApi(statuses, posting, scheduled, parts),
                new QuotesApi(statuses, quoting, parts),
                new InteractionsApi(interactions, pins, parts),
                new PollsApi(polls, statuses, parts),
                new TimelinesApi(timelines, parts),
                new EmptyApi());
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        ComposerForms composing =
                new ComposerForms(people.accounts(), people.logins(), composer, media.uploads(), pollRules, parts);
        return List.of(
                new PeoplePages(
                        new PeoplePages.Services(
                                people.accounts(),
                                relationships.followLists(),
                                relationships.relationships(),
                                relationships.endorsements(),
                                tagging.featured(),
                                tagging.tags(),
                                timelines),
                        parts),
                new PostPages(
                        new PostPages.Services(statuses, posting, quoting, interactions, pins, replyLimits, polls),
                        composing,
                        parts),
                new WritePages(
                        statuses, posting, scheduling, replyLimits, composing, media.uploads(), media.space(), parts),
                new ScheduledPages(scheduling, parts));
    }
}
