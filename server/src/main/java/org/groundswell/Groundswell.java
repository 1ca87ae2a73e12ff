package org.groundswell;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.alerts.AlertWatch;
import org.groundswell.config.Config;
import org.groundswell.db.Databases;
import org.groundswell.deletion.DeletionJob;
import org.groundswell.events.Follower;
import org.groundswell.events.FollowerWatch;
import org.groundswell.http.Health;
import org.groundswell.http.HttpServer;
import org.groundswell.http.Limits;
import org.groundswell.http.RouteTree;
import org.groundswell.http.Services;
import org.groundswell.http.connection.Address;
import org.groundswell.http.connection.ConnectionLimits;
import org.groundswell.listening.Listening;
import org.groundswell.mastodon.MastodonApi;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.waves.WaveServices;
import org.groundswell.web.Web;

/** A running server. */
public final class Groundswell implements AutoCloseable {
    public static final String VERSION = "0.1.0";

    private final Core core;
    private final Follower tagCounts;
    private final Trending trending;
    private final WaveServices waves;
    private final Listening listening;
    private final AlertWatch alertWatch;
    private final Housekeeping housekeeping;
    private final DeletionJob deletionJob;
    private final FollowerWatch followerWatch;
    private final MastodonApi api;
    private final Web web;
    private final HttpServer http;

    private Groundswell(Config config, InstantSource clock) {
        this.core = new Core(Databases.open(config.data(), config.db()), config.url(), config.registrations(), clock);
        this.tagCounts = Follower.of(core.events, core.tagCounts);
        this.trending = new Trending(
                core.database.background(),
                core.events,
                clock,
                new TrendSettings(
                        config.url(),
                        config.data().resolve("trends"),
                        TrendParameters.DEFAULT.withMemory(config.trendsMemory())));
        this.waves = core.waves();
        this.listening = new Listening(core.database, config.elsewhere(), clock);
        this.alertWatch = new AlertWatch(core.alerts, trending);
        this.housekeeping = new Housekeeping(core);
        this.deletionJob = new DeletionJob(core.accountDeletion, core.statuses);
        this.followerWatch = new FollowerWatch(core.events);
        Services services = new Services(
                core.accounts,
                core.follows,
                core.logins,
                core.oauth,
                core.accountDeletion,
                core.composer,
                core.statuses,
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
        this.web = web(services, config, limits, clock);
        this.http = new HttpServer(
                config.listen().host(),
                config.listen().port(),
                List.of(new Health(core.database, core.events), api, web),
                new ConnectionLimits(
                        config.headTimeout(),
                        config.bodyTimeout(),
                        config.connectionsPerAddress(),
                        config.trustedProxies().stream().map(Address::new).collect(Collectors.toUnmodifiableSet())));
    }

    /**
     * Starts a server, which answers once this returns.
     *
     * @throws org.groundswell.db.DatabaseException if the database can't be opened
     */
    public static Groundswell start(Config config, InstantSource clock) {
        Groundswell server = new Groundswell(config, clock);
        try {
            server.http.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
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
        web.close();
        http.close();
        housekeeping.close();
        deletionJob.close();
        followerWatch.close();
        listening.close();
        alertWatch.close();
        waves.close();
        trending.close();
        tagCounts.close();
        core.database.close();
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
