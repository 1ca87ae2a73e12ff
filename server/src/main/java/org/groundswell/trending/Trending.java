package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.events.EventLog;
import org.groundswell.events.Position;
import org.groundswell.jobs.Service;
import org.groundswell.links.LinkUrl;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;

/** Trends of tags, posts and links, now and at any past moment, as moderators let them be shown. */
public final class Trending implements Service, Metered {
    /**
     * How far back uses of tags are read to learn their usual level. Posts and pages are mostly new, so less is read.
     */
    private static final Duration TAG_MEMORY = Duration.ofMillis(TrendEngine.MEMORY_MILLIS);

    private static final Duration POST_MEMORY = Duration.ofDays(7);
    /** The disk budget for checkpoints of past lists, as a multiple of the engine's memory. */
    private static final int PAST_BYTES = 4;

    private final InstantSource clock;
    private final String home;
    private final Boards boards;
    private final TimeMachine past;
    private final TrendFollower follower;

    /** What all replays have in common. */
    private record Replays(
            ReputationPolicyStore policies, Checkpoints checkpoints, InstantSource clock, Replay.Limits limits) {
        Replay of(Uses uses, TrendParameters parameters, Duration memory) {
            return new Replay(uses, policies, parameters, checkpoints, clock, memory, limits);
        }
    }

    public Trending(Database database, EventLog log, InstantSource clock, TrendSettings settings) {
        this.clock = clock;
        this.home = settings.home().getHost();
        VerdictStore verdictStore = new VerdictStore();
        ReputationPolicyStore policies = new ReputationPolicyStore(verdictStore);
        TrendParameters parameters = settings.parameters();
        Checkpoints checkpoints = new Checkpoints(
                settings.directory(),
                database.write(verdictStore::installation),
                parameters.memoryBytes() * PAST_BYTES);
        Replays replays = new Replays(
                policies, checkpoints, clock, new Replay.Limits(settings.usesACheckpoint(), Replay.Limits.EXACT_USES));
        Uses tags = new TagUsesStore();
        Uses posts = new PostUsesStore();
        Uses links = new LinkUsesStore();
        TrendParameters smaller = parameters.withMemory(parameters.memoryBytes() / 4);
        this.boards = new Boards(
                new Board("tags", database, log, tags, replays.of(tags, parameters, TAG_MEMORY), clock),
                new Board("posts", database, log, posts, replays.of(posts, smaller, POST_MEMORY), clock),
                new Board("links", database, log, links, replays.of(links, smaller, POST_MEMORY), clock));
        // Besides the live engine there may be two more: one for a request, and one that prepares checkpoints.
        TrendParameters half = parameters.withMemory(parameters.memoryBytes() / 2);
        this.past = new TimeMachine(database, replays.of(tags, half, TAG_MEMORY), checkpoints, clock);
        this.follower = new TrendFollower(database, log, clock, policies, checkpoints, boards, past);
    }

    /** Whether the lists of now have been computed: for some time after the start, they are empty or old. */
    public boolean isReady() {
        return follower.isReady();
    }

    /** The trends of a place now, the strongest first. */
    public List<Trend> now(Place place, int limit) {
        return list(ListQuery.now(place), limit);
    }

    /**
     * The tags of a list, the strongest first. Those of a past moment are computed from the posts that exist now: posts
     * deleted since don't count.
     *
     * @throws Refusal.Invalid if the moment is in the future or before 1970
     * @throws Refusal.TooMany if too many requests for other moments are waiting
     */
    public List<Trend> list(ListQuery query, int limit) {
        return shown(lists(query).of(query.place(), query.kind()), limit);
    }

    /**
     * The same list with the tags of one event as one entry. Tags that moderators hide are neither heads nor members.
     *
     * @param limit of the topics
     */
    public List<Topic> topics(ListQuery query, int limit) {
        TrendLists lists = lists(query);
        Map<String, Trend> byTag = new LinkedHashMap<>();
        shown(lists.of(query.place(), query.kind()), Integer.MAX_VALUE).forEach(trend -> byTag.put(trend.tag(), trend));
        return lists.links().fold(List.copyOf(byTag.keySet())).stream()
                .limit(limit)
                .map(group -> Topic.of(group, byTag))
                .toList();
    }

    /** The topic that a tag belongs to now worldwide, if that trends. */
    public Optional<Topic> topicOf(TagName tag) {
        return topics(ListQuery.now(Place.WORLD), Integer.MAX_VALUE).stream()
                .filter(topic -> topic.contains(tag.key()))
                .findFirst();
    }

    /** The posts that unusually many people boost, reply to or favourite now; the key is the post's id. */
    public List<Trend> posts(Place place, int limit) {
        Verdicts now = follower.verdicts();
        return first(boards.posts().lists().trending(place), trend -> now.showsPost(trend.tag()), limit);
    }

    /** The same worldwide with those that moderators hide, for moderators. */
    public List<Trend> postsWithHidden(int limit) {
        return first(boards.posts().lists().trending(Place.WORLD), _ -> true, limit);
    }

    /** The pages that unusually many people link to now; the key is the address. */
    public List<Trend> links(Place place, int limit) {
        Verdicts now = follower.verdicts();
        Predicate<Trend> wanted = trend -> {
            LinkUrl link = new LinkUrl(trend.tag());
            return isElsewhere(link) && now.showsLink(link);
        };
        return first(boards.links().lists().trending(place), wanted, limit);
    }

    /** The same worldwide with those that moderators hide, for moderators. */
    public List<Trend> linksWithHidden(int limit) {
        return first(
                boards.links().lists().trending(Place.WORLD), trend -> isElsewhere(new LinkUrl(trend.tag())), limit);
    }

    private boolean isElsewhere(LinkUrl link) {
        return !link.site().equals(home);
    }

    /** Whether none of the tags is hidden from lists, so that content with them may be suggested. */
    public boolean mayShow(Collection<String> names) {
        Verdicts now = follower.verdicts();
        return !now.hidesTags()
                || names.stream().noneMatch(name -> now.hides(TagName.of(name).key()));
    }

    /** The countries with trends of their own now, by code. */
    public List<Place> places() {
        return places(Place.Kind.COUNTRY);
    }

    /** The languages with trends of their own now. */
    public List<Place> languages() {
        return places(Place.Kind.LANGUAGE);
    }

    /** Tags that would trend if their people counted in full, with the reasons for the discount, for moderators. */
    public List<Held> held() {
        Verdicts now = follower.verdicts();
        return boards.tags().held().stream()
                .filter(each -> !now.hides(each.tag()))
                .toList();
    }

    /** Tags that would trend once a moderator approves them, where approval is required. */
    public List<Trend> awaiting(int limit) {
        Verdicts now = follower.verdicts();
        return first(boards.tags().lists().trending(Place.WORLD), trend -> now.awaits(trend.tag()), limit);
    }

    /** The trends of a place at a past moment; see {@link #list}. */
    public List<Trend> at(Place place, Instant moment, int limit) {
        return list(ListQuery.at(place, moment), limit);
    }

    private TrendLists lists(ListQuery query) {
        if (query.at().isEmpty()) {
            return boards.tags().lists();
        }
        Instant moment = query.at().get();
        if (moment.isAfter(clock.instant()) || moment.isBefore(Instant.EPOCH)) {
            throw new Refusal.Invalid("at", "error.trends.at");
        }
        return past.at(moment);
    }

    /** The position of the last processed event. */
    public Position position() {
        return follower.position();
    }

    @Override
    public void meter(Meters meters) {
        List<Board> all = boards.all();
        all.forEach(board -> board.meter(meters));
        meters.gauges(
                "groundswell.trends.things",
                "Tags, posts and links that the engines know",
                "board",
                () -> all.stream().collect(Collectors.toMap(Board::name, Board::subjects)));
        meters.gauges(
                "groundswell.trends.bytes",
                "About how much memory the engines take",
                "board",
                () -> all.stream().collect(Collectors.toMap(Board::name, Board::bytes)));
        meters.gauges(
                "groundswell.trends.listed",
                "Tags, posts and links on the list of the world",
                "board",
                () -> all.stream()
                        .collect(Collectors.toMap(
                                Board::name,
                                board -> board.lists().trending(Place.WORLD).size())));
        all.forEach(board -> meters.counter(
                "groundswell.trends.uses", "Uses that were counted", board::counted, "board", board.name()));
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
    }

    private List<Place> places(Place.Kind kind) {
        return boards.tags().lists().trending().entrySet().stream()
                .filter(list -> list.getKey().kind() == kind)
                .filter(list -> !shown(list.getValue(), 1).isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    private List<Trend> shown(List<Trend> list, int limit) {
        Verdicts now = follower.verdicts();
        return first(list, trend -> now.shows(trend.tag()), limit);
    }

    private static List<Trend> first(List<Trend> list, Predicate<Trend> wanted, int limit) {
        return list.stream().filter(wanted).limit(limit).toList();
    }
}
