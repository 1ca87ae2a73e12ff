package org.groundswell;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.importing.Importer;
import org.groundswell.importing.PostWriter;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Composer;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Trending;
import org.groundswell.words.AccountId;

/** The core, put together over a database, with its consumers running. */
public final class World implements AutoCloseable {
    public final Database database;
    public final Accounts accounts;
    public final Follows follows;
    public final Logins logins;
    public final OAuth oauth;
    public final Statuses statuses;
    public final Interactions interactions;
    public final Tags tags;
    public final Timelines timelines;
    public final Trending trending;
    public final Importer importer;
    private final Follower counts;

    public World(Database database) {
        this.database = database;
        InstantSource clock = InstantSource.system();
        URI home = URI.create("https://here.example");
        IdGenerator ids = new IdGenerator(clock);
        EventLog events = new EventLog(database, clock);
        AccountStore accountStore = new AccountStore();
        StatusStore statusStore = new StatusStore();
        TagStore tagStore = new TagStore(ids);
        this.accounts = new Accounts(database, accountStore, events, ids, home);
        this.follows = new Follows(database, accountStore, events, ids);
        this.logins = new Logins(database, accounts, accountStore, RegistrationMode.OPEN, clock);
        this.oauth = new OAuth(database, ids, clock);
        Audience audience = new Audience(statusStore, follows);
        Composer composer = new Composer(accountStore, accounts, home, 500);
        this.statuses =
                new Statuses(database, statusStore, accountStore, tagStore, audience, composer, events, ids, clock);
        this.interactions = new Interactions(database, statusStore, accountStore, audience, events, ids);
        this.tags = new Tags(database, tagStore, clock);
        this.timelines = new Timelines(database, tagStore, follows);
        this.counts = Follower.of(events, new TagCounts(tagStore));
        this.importer =
                new Importer(database, new PostWriter(accountStore, statusStore, tagStore, events, ids, home), clock);
        this.trending = new Trending(database, events, clock);
    }

    public AccountId account(String name) {
        return logins.create(
                        new Logins.SignUp(name, name + "@mail.example", "a long password", "PH", "en", "", ""),
                        Role.USER)
                .account();
    }

    @Override
    public void close() {
        trending.close();
        counts.close();
        database.close();
    }
}
