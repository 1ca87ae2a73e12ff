package org.groundswell;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.AccountData;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Follows;
import org.groundswell.alerts.AlertData;
import org.groundswell.alerts.Alerts;
import org.groundswell.auth.LoginData;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.deletion.DeletionData;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.EventLog;
import org.groundswell.importing.ImportData;
import org.groundswell.importing.ImportedPeople;
import org.groundswell.importing.Importer;
import org.groundswell.importing.PostWriter;
import org.groundswell.links.LinkData;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkStore;
import org.groundswell.listening.Echoes;
import org.groundswell.moderation.ModerationData;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.publishing.AccountStatuses;
import org.groundswell.publishing.Composer;
import org.groundswell.publishing.Drafts;
import org.groundswell.publishing.Posting;
import org.groundswell.publishing.PublishingData;
import org.groundswell.publishing.StatusWriter;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.StatusData;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Consents;
import org.groundswell.stories.Stories;
import org.groundswell.stories.StoryData;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagData;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Examples;
import org.groundswell.trending.Review;
import org.groundswell.trending.Standings;
import org.groundswell.trending.TrendData;
import org.groundswell.waves.VariantData;
import org.groundswell.waves.Variants;
import org.groundswell.waves.WaveServices;

/** The services over a database, put together: what faces, commands and tests work with. Starts nothing. */
public final class Core {
    /** Characters a status may have. */
    private static final int LONGEST_STATUS = 500;

    public final Database database;
    public final EventLog events;
    public final Accounts accounts;
    public final Follows follows;
    public final Logins logins;
    public final OAuth oauth;
    public final Composer composer;
    public final ReplyLimits replyLimits;
    public final Statuses statuses;
    public final Posting posting;
    public final Interactions interactions;
    public final Tags tags;
    public final TagCounts tagCounts;
    public final Timelines timelines;
    public final Importer importer;
    public final ModerationLog moderationLog;
    public final Review review;
    public final Standings standings;
    public final LinkDays linkDays;
    public final Examples examples;
    public final Consents consents;
    public final TagCare tagCare;
    public final Variants variants;
    public final List<OwnedData> ownedData;
    public final AccountDeletion accountDeletion;
    public final Alerts alerts;
    public final Echoes echoes;

    private final IdGenerator ids;
    private final URI home;
    private final InstantSource clock;

    /** @param home the address people reach the server under */
    public Core(Database database, URI home, RegistrationMode registrations, InstantSource clock) {
        this.database = database;
        this.home = home;
        this.clock = clock;
        this.ids = new IdGenerator(clock);
        this.events = new EventLog(database, clock);
        AccountStore accountStore = new AccountStore();
        StatusStore statusStore = new StatusStore();
        TagStore tagStore = new TagStore(ids);
        LinkStore linkStore = new LinkStore(ids);
        this.accounts = new Accounts(database, accountStore, events, ids, home);
        this.follows = new Follows(database, accountStore, events, ids);
        this.oauth = new OAuth(database, ids, clock);
        this.alerts = new Alerts(database, ids, clock);
        this.logins = new Logins(database, accounts, accountStore, registrations, List.of(oauth, alerts), clock);
        Audience audience = new Audience(statusStore);
        this.composer = new Composer(accountStore, accounts, home, LONGEST_STATUS);
        this.replyLimits = new ReplyLimits(database, statusStore, follows);
        StatusPages pages = new StatusPages(statusStore, accountStore, audience);
        this.statuses = new Statuses(database, statusStore, audience, pages);
        this.ownedData = ownedData(accountStore, logins);
        StatusWriter writer =
                new StatusWriter(statusStore, accountStore, tagStore, linkStore, events, clock, ownedData);
        Drafts drafts = new Drafts(composer, accountStore, audience, replyLimits, ids);
        this.posting = new Posting(database, statusStore, writer, drafts, audience, clock);
        this.interactions = new Interactions(database, statusStore, accountStore, audience, events, ids);
        this.tags = new Tags(database, tagStore, accountStore, clock);
        this.tagCounts = new TagCounts(tagStore);
        this.timelines = new Timelines(database, tagStore, statusStore, pages);
        this.examples = new Examples(database, statuses, clock);
        this.linkDays = new LinkDays(database, linkStore, clock);
        this.moderationLog = new ModerationLog(database, ids);
        this.standings = new Standings(database.background(), clock);
        this.review = new Review(database, events, moderationLog, clock);
        this.consents = new Consents(database, statuses, accounts, clock);
        this.variants = new Variants(database, moderationLog, clock);
        this.tagCare = new TagCare(database, moderationLog, clock);
        this.echoes = new Echoes(database);
        this.accountDeletion = new AccountDeletion(
                database,
                logins::checkPresent,
                new AccountDeletion.Parts(
                        ownedData,
                        List.of(new AccountStatuses(posting), interactions::takeBackFavourites, follows::endSome)),
                events,
                clock);
        this.importer = new Importer(
                database,
                new PostWriter(new ImportedPeople(accountStore, events, ids, home), statusStore, writer, posting, home),
                home,
                clock);
    }

    /** The features with rows that name statuses or accounts; those that foreign keys point to come last. */
    private static List<OwnedData> ownedData(AccountStore accounts, Logins logins) {
        return List.of(
                new AlertData(),
                new StoryData(),
                new VariantData(),
                new TrendData(),
                new ModerationData(),
                new ImportData(),
                new TagData(),
                new LinkData(),
                new PublishingData(),
                new StatusData(),
                new LoginData(logins),
                new DeletionData(),
                new AccountData(accounts));
    }

    /** What is known of waves. It watches the event log until it is closed. */
    public WaveServices waves() {
        return WaveServices.over(database, events, tags, accounts, statuses, examples, variants, clock);
    }

    /** Stories of some waves. */
    public Stories stories(WaveServices waves) {
        return new Stories(
                database,
                ids,
                new Stories.Sources(tags, statuses, accounts, examples, waves, consents),
                tagCare,
                moderationLog,
                home,
                clock);
    }
}
