package org.groundswell;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.alerts.AlertWatch;
import org.groundswell.app.Lifecycle;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.deletion.DeletionJob;
import org.groundswell.events.Follower;
import org.groundswell.events.FollowerWatch;
import org.groundswell.http.Health;
import org.groundswell.http.HttpServer;
import org.groundswell.http.Limits;
import org.groundswell.http.MetricsPage;
import org.groundswell.http.RouteTree;
import org.groundswell.http.Services;
import org.groundswell.http.connection.Address;
import org.groundswell.http.connection.ConnectionLimits;
import org.groundswell.listening.Listening;
import org.groundswell.mastodon.MastodonApi;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Metrics;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.waves.WaveServices;
import org.groundswell.web.Web;

/** A running server. */
public final class Groundswell implements AutoCloseable {
    public static final String VERSION = "0.1.0";

    private final Lifecycle lifecycle;
    private final Core core;
    private final Trending trending;
    private final MastodonApi api;
    private final HttpServer http;

    private Groundswell(Lifecycle lifecycle, Config config, InstantSource clock) {
        this.lifecycle = lifecycle;
        Metrics metrics = lifecycle.adopt(new Metrics());
        Database database = lifecycle.adopt(Databases.open(config.data(), config.db()));
        this.core = new Core(database, config.url(), config.registrations(), clock);
        lifecycle.add(Follower.of(core.events, core.tagCounts));
        this.trending = lifecycle.add(new Trending(
                database.background(),
                core.events,
                clock,
                new TrendSettings(
                        config.url(),
                        config.data().resolve("trends"),
                        TrendParameters.DEFAULT.withMemory(config.trendsMemory()))));
        WaveServices waves = lifecycle.add(core.waves());
        lifecycle.add(new AlertWatch(core.alerts, trending));
        lifecycle.add(new Listening(database, config.elsewhere(), clock));
        lifecycle.add(new FollowerWatch(core.events));
        lifecycle.add(new DeletionJob(core.accountDeletion, core.posting::removeLeftovers));
        lifecycle.add(new Housekeeping(core));
        Backlogs backlogs = lifecycle.add(new Backlogs(core, trending));
        Services services = new Services(
                core.accounts,
                core.follows,
                core.logins,
                core.oauth,
                core.accountDeletion,
                core.composer,
                core.statuses,
                core.posting,
                core.interactions,
                core.replyLimits,
                core.tags,
                core.timelines,
                core.linkDays,
                core.examples,
                trending,
                waves,
                core.stories(waves),
                core.consents,
                core.tagCare,
                core.variants,
                core.alerts,
                core.echoes,
                core.review,
                core.moderationLog);
        Limits limits = new Limits(config.rateLimit(), clock);
        this.api = api(services, config, limits, clock);
        Web web = web(services, config, limits, clock);
        this.http = lifecycle.add(new HttpServer(
                config.listen().host(),
                config.listen().port(),
                List.of(new Health(database, core.events), new MetricsPage(metrics, config.metricsToken()), api, web),
                new ConnectionLimits(
                        config.headTimeout(),
                        config.bodyTimeout(),
                        config.connectionsPerAddress(),
                        config.trustedProxies().stream().map(Address::new).collect(Collectors.toUnmodifiableSet())),
                metrics));
        List.<Metered>of(database, core.events, core.logins, trending, backlogs, web, http)
                .forEach(part -> part.meter(metrics));
        // Live pages end first: their connections would keep the HTTP server from stopping.
        lifecycle.adopt(web);
    }

    /**
     * Starts a server, which answers once this returns.
     *
     * @throws org.groundswell.db.DatabaseException if the database can't be opened
     */
    public static Groundswell start(Config config, InstantSource clock) {
        Lifecycle lifecycle = new Lifecycle();
        try {
            Groundswell server = new Groundswell(lifecycle, config, clock);
            lifecycle.start();
            return server;
        } catch (RuntimeException | Error e) {
            lifecycle.closeAfter(e);
            throw e;
        }
    }

    public Core core() {
        return core;
    }

    public Trending trending() {
        return trending;
    }

    public MastodonApi api() {
        return api;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** All there is to ask for over HTTP. */
    public List<RouteTree.Route> routes() {
        return http.routes();
    }

    /** The token of the one-time link with which the first administrator is made, while there is none. */
    public Optional<String> setupToken() {
        return core.logins.setupToken();
    }

    /** Takes no more requests, finishes those it has, and closes the database. */
    @Override
    public void close() {
        lifecycle.close();
    }

    private static MastodonApi api(Services services, Config config, Limits limits, InstantSource clock) {
        return new MastodonApi(
                services,
                new MastodonApi.About(
                        config.url(),
                        config.title(),
                        config.description(),
                        config.contact(),
                        config.softwareName(),
                        VERSION,
                        config.passwordGrant()),
                limits,
                clock);
    }

    private static Web web(Services services, Config config, Limits limits, InstantSource clock) {
        return new Web(
                services,
                new Web.About(
                        config.url(), config.title(), config.description(), config.isSecure(), config.helpLines()),
                limits,
                clock);
    }
}
