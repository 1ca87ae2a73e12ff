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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.jobs.Service;
import org.groundswell.links.LinkUrl;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trends of tags, posts and links, now and at any past moment.
 *
 * <p>One thread owns the live engines. It starts from their last checkpoints, or without one from the uses of the last
 * weeks, follows the event log from there, advances the engines four times a second and publishes the lists.
 */
public final class Trending implements Service, Metered {
    private static final Logger LOG = LoggerFactory.getLogger(Trending.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(5);
    /**
     * How far back uses of tags are read to learn their usual level. Posts and pages are mostly new, so less is read.
     */
    private static final Duration TAG_MEMORY = Duration.ofMillis(TrendEngine.MEMORY_MILLIS);

    private static final Duration POST_MEMORY = Duration.ofDays(7);
    /** The disk budget for checkpoints of past lists, as a multiple of the engine's memory. */
    private static final int PAST_BYTES = 4;

    private final Database database;
    private final InstantSource clock;
    private final TagUsesStore tagUses = new TagUsesStore();
    private final PostUsesStore postUses = new PostUsesStore();
    private final ReputationPolicyStore policies;
    private final Checkpoints checkpoints;
    private final Replay.Limits limits;
    private final Board tags;
    private final Board posts;
    private final Board links;
    private final Map<Board, Feed> feeds;
    private final TimeMachine past;
    private final PastFeed pastFeed;
    private final TopicLinker topics;
    private final String home;
    private final Batches batches;
    private final Follower follower;

    private volatile Verdicts verdicts = Verdicts.NONE;
    private volatile boolean ready;

    /** The position of the last processed event. Written by the follower's thread only. */
    private volatile Position position = Position.START;

    // Used by the follower's thread only.
    private Changes changes = new Changes();
    private ReputationPolicy policy = new ReputationPolicy(0, Verdicts.NONE);
    private boolean begun;
    private Instant nextCheckpoint = Instant.MIN;

    public Trending(Database database, EventLog log, InstantSource clock, TrendSettings settings) {
        this.database = database;
        this.clock = clock;
        this.home = settings.home().getHost();
        VerdictStore verdictStore = new VerdictStore();
        this.policies = new ReputationPolicyStore(verdictStore);
        TrendParameters parameters = settings.parameters();
        this.checkpoints = new Checkpoints(
                settings.directory(),
                database.write(verdictStore::installation),
                parameters.memoryBytes() * PAST_BYTES);
        this.limits = new Replay.Limits(settings.usesACheckpoint(), Replay.Limits.EXACT_USES);
        this.tags = new Board("tags", database, log, tagUses, replay(tagUses, parameters, TAG_MEMORY), clock);
        TrendParameters smaller = parameters.withMemory(parameters.memoryBytes() / 4);
        this.posts = new Board("posts", database, log, postUses, replay(postUses, smaller, POST_MEMORY), clock);
        Uses linkUses = new LinkUsesStore();
        this.links = new Board("links", database, log, linkUses, replay(linkUses, smaller, POST_MEMORY), clock);
        // Besides the live engine there may be two more: one for a request, and one that prepares checkpoints.
        TrendParameters half = parameters.withMemory(parameters.memoryBytes() / 2);
        this.topics = new TopicLinker(database);
        this.past = new TimeMachine(database, replay(tagUses, half, TAG_MEMORY), checkpoints, clock);
        this.feeds = Map.of(tags, new TagFeed(tags), posts, new PostFeed(posts), links, new LinkFeed(links));
        this.pastFeed = new PastFeed(past);
        this.batches = new Batches(log, policies, postUses);
        this.follower = Follower.of(log, "trends", this::step, TICK);
    }

    private Replay replay(Uses uses, TrendParameters parameters, Duration memory) {
        return new Replay(uses, policies, parameters, checkpoints, clock, memory, limits);
    }

    /** Whether the lists of now have been computed: for some time after the start, they are empty or old. */
    public boolean isReady() {
        return ready;
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
        Verdicts now = verdicts;
        return first(posts.lists().trending(place), trend -> now.showsPost(trend.tag()), limit);
    }

    /** The same worldwide with those that moderators hide, for moderators. */
    public List<Trend> postsWithHidden(int limit) {
        return first(posts.lists().trending(Place.WORLD), _ -> true, limit);
    }

    /** The pages that unusually many people link to now; the key is the address. */
    public List<Trend> links(Place place, int limit) {
        Verdicts now = verdicts;
        Predicate<Trend> wanted = trend -> {
            LinkUrl link = new LinkUrl(trend.tag());
            return isElsewhere(link) && now.showsLink(link);
        };
        return first(links.lists().trending(place), wanted, limit);
    }

    /** The same worldwide with those that moderators hide, for moderators. */
    public List<Trend> linksWithHidden(int limit) {
        return first(links.lists().trending(Place.WORLD), trend -> isElsewhere(new LinkUrl(trend.tag())), limit);
    }

    private boolean isElsewhere(LinkUrl link) {
        return !link.site().equals(home);
    }

    /** Whether none of the tags is hidden from lists, so that content with them may be suggested. */
    public boolean mayShow(Collection<String> names) {
        Verdicts now = verdicts;
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
        Verdicts now = verdicts;
        return tags.held().stream().filter(each -> !now.hides(each.tag())).toList();
    }

    /** Tags that would trend once a moderator approves them, where approval is required. */
    public List<Trend> awaiting(int limit) {
        Verdicts now = verdicts;
        return first(tags.lists().trending(Place.WORLD), trend -> now.awaits(trend.tag()), limit);
    }

    /** The trends of a place at a past moment; see {@link #list}. */
    public List<Trend> at(Place place, Instant moment, int limit) {
        return list(ListQuery.at(place, moment), limit);
    }

    private TrendLists lists(ListQuery query) {
        if (query.at().isEmpty()) {
            return tags.lists();
        }
        Instant moment = query.at().get();
        if (moment.isAfter(clock.instant()) || moment.isBefore(Instant.EPOCH)) {
            throw new Refusal.Invalid("at", "error.trends.at");
        }
        return past.at(moment);
    }

    /** The position of the last processed event. */
    public Position position() {
        return position;
    }

    @Override
    public void meter(Meters meters) {
        Set<Board> boards = feeds.keySet();
        boards.forEach(board -> board.meter(meters));
        meters.gauges(
                "groundswell.trends.things",
                "Tags, posts and links that the engines know",
                "board",
                () -> boards.stream().collect(Collectors.toMap(Board::name, Board::subjects)));
        meters.gauges(
                "groundswell.trends.bytes",
                "About how much memory the engines take",
                "board",
                () -> boards.stream().collect(Collectors.toMap(Board::name, Board::bytes)));
        meters.gauges(
                "groundswell.trends.listed",
                "Tags, posts and links on the list of the world",
                "board",
                () -> boards.stream()
                        .collect(Collectors.toMap(
                                Board::name,
                                board -> board.lists().trending(Place.WORLD).size())));
        boards.forEach(board -> meters.counter(
                "groundswell.trends.uses", "Uses that were counted", board::counted, "board", board.name()));
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
        past.close();
        if (begun) {
            checkpoint();
        }
    }

    private List<Place> places(Place.Kind kind) {
        return tags.lists().trending().entrySet().stream()
                .filter(list -> list.getKey().kind() == kind)
                .filter(list -> !shown(list.getValue(), 1).isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    private List<Trend> shown(List<Trend> list, int limit) {
        Verdicts now = verdicts;
        return first(list, trend -> now.shows(trend.tag()), limit);
    }

    private static List<Trend> first(List<Trend> list, Predicate<Trend> wanted, int limit) {
        return list.stream().filter(wanted).limit(limit).toList();
    }

    private boolean step() {
        Instant now = clock.instant();
        if (!begun) {
            begin(now);
        }
        Batch batch = database.read(tx -> batches.read(tx, position, policy, now));
        for (Envelope envelope : batch.events()) {
            if (envelope.event() instanceof Event.TrendsReviewed reviewed) {
                review(reviewed, now);
            }
            feeds.forEach((board, feed) -> {
                if (board.advancePast(envelope)) {
                    apply(feed, envelope, batch.context());
                }
            });
            // Of every event: a board that was rebuilt skips those that its posts include.
            apply(pastFeed, envelope, batch.context());
            position = envelope.position();
        }
        feeds.keySet().forEach(board -> board.advanceTo(now, policy));
        tags.link(topics);
        if (!batch.isFull()) {
            // What happened while the server was down is known now.
            past.useCheckpoints();
            ready = true;
        }
        past.prepareIfQuiet(now);
        if (!now.isBefore(nextCheckpoint)) {
            checkpoint();
        }
        return batch.isFull();
    }

    /**
     * Passes an event to a feed. A failure is logged and the event skipped, so that the lists don't stop; they are
     * correct again when the engine is next rebuilt from the posts.
     */
    private static void apply(Feed feed, Envelope envelope, FeedContext context) {
        try {
            feed.apply(envelope, context);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("position", envelope.position())
                    .log("an event can't be counted for trends, and is passed over");
        }
    }

    private void begin(Instant now) {
        Optional<Checkpoints.KnownChanges> kept = database.read(tx -> {
            setPolicy(policies.now(tx, now.toEpochMilli()));
            posts.begin(tx, now, checkpoints);
            links.begin(tx, now, checkpoints);
            return tags.begin(tx, now, checkpoints);
        });
        if (kept.isEmpty()) {
            // The changes since the checkpoints of the past were written are unknown.
            database.read(tx -> {
                dropPast(tx, now);
                return true;
            });
        }
        Checkpoints.KnownChanges known =
                kept.orElseGet(() -> new Checkpoints.KnownChanges(new Changes(), tags.position()));
        changes = known.changes();
        position = Stream.concat(feeds.keySet().stream().map(Board::position), Stream.of(known.upTo()))
                .reduce((one, other) -> one.isAfter(other) ? other : one)
                .orElseThrow();
        past.record(changes);
        // What was computed from the posts isn't to be computed again if the server soon stops without warning.
        nextCheckpoint = kept.isEmpty() ? now : now.plus(CHECKPOINT_EVERY);
        begun = true;
    }

    /** Deletes the checkpoints of the past, and schedules new ones. */
    private void dropPast(Tx tx, Instant now) {
        checkpoints.dropFrom(Long.MIN_VALUE, clock.millis());
        tagUses.first(tx).ifPresent(first -> past.prepareFrom(Instant.ofEpochMilli(first), now));
    }

    private void checkpoint() {
        nextCheckpoint = clock.instant().plus(CHECKPOINT_EVERY);
        feeds.keySet().forEach(board -> board.save(checkpoints, new Checkpoints.KnownChanges(changes, position)));
    }

    private void setPolicy(ReputationPolicy known) {
        policy = known;
        verdicts = known.verdicts();
    }

    /** Recomputes all subjects used by an account or server, since its weight has changed. */
    private void review(Event.TrendsReviewed reviewed, Instant now) {
        database.read(tx -> {
            setPolicy(policies.now(tx, now.toEpochMilli()));
            Event.ReviewSubject subject = reviewed.subject();
            if (subject != null && Subject.of(subject.kind(), subject.key()) instanceof Subject.Authors authors) {
                posts.markStaleByAuthors(tx, authors, now);
                links.markStaleByAuthors(tx, authors, now);
                tags.markStaleByAuthors(tx, authors, now);
                // Any checkpoint may include posts of these accounts, however old.
                dropPast(tx, now);
            }
            return true;
        });
        past.invalidate();
    }
}
