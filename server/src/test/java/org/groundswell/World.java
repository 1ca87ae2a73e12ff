package org.groundswell;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.events.Follower;
import org.groundswell.importing.Importer;
import org.groundswell.model.AccountId;
import org.groundswell.publishing.Posting;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Mutes;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.TrendParameters;

/** The core, put together over a database, with its consumers running. */
public final class World implements AutoCloseable {
    public final Core core;
    public final Accounts accounts;
    public final Follows follows;
    public final Blocks blocks;
    public final Mutes mutes;
    public final Logins logins;
    public final Statuses statuses;
    public final Posting posting;
    public final Interactions interactions;
    public final Tags tags;
    public final Timelines timelines;
    public final Trending trending;
    public final Importer importer;
    private final Follower counts;

    public World(Database database, Path data) {
        this(database, data, InstantSource.system());
    }

    public World(Database database, Path data, InstantSource clock) {
        this.core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        this.accounts = core.people().accounts();
        this.follows = core.people().follows();
        this.blocks = core.relationships().blocks();
        this.mutes = core.relationships().mutes();
        this.logins = core.people().logins();
        this.statuses = core.publishing().statuses();
        this.posting = core.publishing().posting();
        this.interactions = core.publishing().interactions();
        this.tags = core.tagging().tags();
        this.timelines = core.publishing().timelines();
        this.importer = core.importing().importer();
        this.counts = Follower.started(core.events(), core.tagging().counts());
        this.trending = new Trending(
                database,
                core.events(),
                clock,
                new TrendSettings(URI.create("https://here.example"), data.resolve("trends"), TrendParameters.DEFAULT));
        trending.start();
    }

    public AccountId account(String name) {
        return TestLogins.create(core, name, Role.USER);
    }

    @Override
    public void close() {
        trending.close();
        counts.close();
        core.database().close();
    }
}
