package org.groundswell.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.config.Config;
import org.groundswell.crossnetwork.Listening;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.events.FollowerWatch;
import org.groundswell.http.Health;
import org.groundswell.http.HttpServer;
import org.groundswell.http.Limits;
import org.groundswell.http.MetricsPage;
import org.groundswell.http.RouteTree;
import org.groundswell.http.connection.Address;
import org.groundswell.http.connection.ConnectionLimits;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.MastodonApi;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Metrics;
import org.groundswell.search.Search;
import org.groundswell.text.Messages;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.web.shell.Web;
import org.groundswell.web.shell.WebParts;

/** A running server. */
public final class Groundswell implements AutoCloseable {
    public static final String VERSION = "0.1.0";

    private final Lifecycle lifecycle;
    private final Core core;
    private final Trending trending;
    private final Search search;
    private final MastodonApi api;
    private final Web web;
    private final HttpServer http;

    private Groundswell(Lifecycle lifecycle, Config config, InstantSource clock, int usesACheckpoint) {
        this.lifecycle = lifecycle;
        Metrics metrics = lifecycle.adopt(new Metrics());
        Database database = lifecycle.adopt(Databases.open(config.data(), config.db()));
        this.core = new Core(database, Core.Settings.of(config), clock);
        TrendsAssembly trends = TrendsAssembly.over(core, trendSettings(config, usesACheckpoint));
        this.trending = trends.trending();
        SearchAssembly searching = SearchAssembly.over(core, config.data().resolve("search"));
        this.search = searching.search();
        List<Assembly> features = new ArrayList<>(core.assemblies());
        features.add(trends);
        features.add(new ExploreAssembly(core, trends));
        features.add(core.waves());
        features.add(searching);
        features.add(new ListeningAssembly(
                new Listening(database, config.elsewhere(), core.jobs().lease("listening", Listening.LEASE), clock)));
        Backlogs backlogs = new Backlogs(core, trending, search);
        Health health = new Health(database, core.events(), backlogs::problems);
        features.add(new DashboardAssembly(core, health::problems));
        Messages messages = Messages.load();
        features.add(TranslationAssembly.over(core, config.translation(), clock));
        Limits limits = new Limits(config.rateLimit(), clock);
        ApiParts apiParts = apiParts(config, limits, clock);
        StreamingAssembly streaming = StreamingAssembly.over(core, apiParts, limits, messages);
        features.add(streaming);

        for (Assembly feature : features) {
            feature.consumers().forEach(consumer -> lifecycle.add(Follower.of(core.events(), consumer)));
            feature.services().forEach(lifecycle::add);
        }
        lifecycle.add(new FollowerWatch(core.events()));
        lifecycle.add(new Housekeeping(
                all(features, Assembly::chores), core.jobs().lease("housekeeping", Housekeeping.LEASE), clock));
        lifecycle.add(backlogs);

        this.api = new MastodonApi(
                core.people().oauth(),
                core.people().logins()::mayModerate,
                apiParts,
                all(features, feature -> feature.api(apiParts)));
        WebParts webParts = webParts(config, messages, limits, clock);
        this.web = new Web(webParts, all(features, feature -> feature.pages(webParts)));
        this.http = lifecycle.add(new HttpServer(
                config.listen(),
                List.of(health, new MetricsPage(metrics, config.metricsToken()), api, web),
                core.people().addresses(),
                new ConnectionLimits(
                        config.headTimeout(),
                        config.bodyTimeout(),
                        core.media().space().bodyBytes(),
                        config.connectionsPerAddress(),
                        config.trustedProxies().stream().map(Address::new).collect(Collectors.toUnmodifiableSet())),
                messages,
                metrics));
        List.<Metered>of(database, core.events(), backlogs, web, http).forEach(part -> part.meter(metrics));
        all(features, Assembly::meters).forEach(part -> part.meter(metrics));
        // Event streams end first: their connections would keep the HTTP server from stopping.
        lifecycle.adopt(web);
        lifecycle.adopt(streaming.streams()::disconnect);
    }

    private static <T> List<T> all(List<Assembly> features, Function<Assembly, List<T>> contribution) {
        return features.stream()
                .flatMap(feature -> contribution.apply(feature).stream())
                .toList();
    }

    private static TrendSettings trendSettings(Config config, int usesACheckpoint) {
        return new TrendSettings(
                config.url(),
                config.data().resolve("trends"),
                TrendParameters.DEFAULT.withMemory(config.trendsMemory()),
                usesACheckpoint);
    }

    /**
     * Starts a server. It accepts requests when this returns.
     *
     * @throws org.groundswell.db.DatabaseException if the database can't be opened
     */
    public static Groundswell start(Config config, InstantSource clock) {
        return start(config, clock, TrendSettings.USES_A_CHECKPOINT);
    }

    /**
     * The same, with checkpoints of past lists at other distances.
     *
     * @param usesACheckpoint the number of uses between them
     */
    public static Groundswell start(Config config, InstantSource clock, int usesACheckpoint) {
        Lifecycle lifecycle = new Lifecycle();
        try {
            Groundswell server = new Groundswell(lifecycle, config, clock, usesACheckpoint);
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

    public Search search() {
        return search;
    }

    public MastodonApi api() {
        return api;
    }

    public Web pages() {
        return web;
    }

    /** The port on which it listens. */
    public int port() {
        return http.port();
    }

    /** All HTTP routes. */
    public List<RouteTree.Route> routes() {
        return http.routes();
    }

    /** The token of the one-time link for creating the first administrator; empty if there is one. */
    public Optional<String> setupToken() {
        return core.people().logins().setupToken();
    }

    /** Stops accepting requests, finishes those in progress, and closes the database. */
    @Override
    public void close() {
        lifecycle.close();
    }

    private ApiParts apiParts(Config config, Limits limits, InstantSource clock) {
        return new ApiParts(
                new MastodonApi.About(
                        config.url(),
                        config.title(),
                        config.description(),
                        config.contact(),
                        config.softwareName(),
                        VERSION,
                        config.passwordGrant(),
                        config.translation().isPresent()),
                limits,
                clock,
                new ApiParts.Sources(
                        core.people().accounts(),
                        core.tagging().tags(),
                        core.tagging().featured(),
                        core.consenting().examples(),
                        core.publishing().statuses(),
                        core.people().oauth(),
                        core.pushing().core().keys(),
                        core.publishing().cards(),
                        core.emojis().emojis()));
    }

    private WebParts webParts(Config config, Messages messages, Limits limits, InstantSource clock) {
        return new WebParts(
                new Web.About(
                        config.url(),
                        config.title(),
                        config.description(),
                        config.contact(),
                        config.isSecure(),
                        config.helpLines(),
                        config.translation().isPresent()),
                messages,
                limits,
                clock,
                new WebParts.Sources(
                        core.people().accounts(),
                        core.people().logins(),
                        core.publishing().statuses(),
                        core.tagging().tags(),
                        trending,
                        core.notifying().core().notifications(),
                        core.publishing().cards(),
                        core.emojis().emojis()));
    }
}
