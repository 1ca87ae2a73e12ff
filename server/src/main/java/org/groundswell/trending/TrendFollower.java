package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.jobs.Service;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the live engines. It starts from their last checkpoints, or without one from the uses of the last
 * weeks, follows the event log from there, advances the engines four times a second and publishes the lists.
 */
final class TrendFollower implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(TrendFollower.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final TagUsesStore tagUses = new TagUsesStore();
    private final ReputationPolicyStore policies;
    private final Checkpoints checkpoints;
    private final Boards boards;
    private final Map<Board, Feed> feeds;
    private final TimeMachine past;
    private final PastFeed pastFeed;
    private final TopicLinker topics;
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

    /** @param past is told what has changed, and closed with this */
    TrendFollower(
            Database database,
            EventLog log,
            InstantSource clock,
            ReputationPolicyStore policies,
            Checkpoints checkpoints,
            Boards boards,
            TimeMachine past) {
        this.database = database;
        this.clock = clock;
        this.policies = policies;
        this.checkpoints = checkpoints;
        this.boards = boards;
        this.past = past;
        this.feeds = Map.of(
                boards.tags(), new TagFeed(boards.tags()),
                boards.posts(), new PostFeed(boards.posts()),
                boards.links(), new LinkFeed(boards.links()));
        this.pastFeed = new PastFeed(past);
        this.topics = new TopicLinker(database);
        this.batches = new Batches(log, policies, new PostUsesStore());
        this.follower = Follower.of(log, "trends", this::step, TICK);
    }

    /** Whether the lists of now have been computed. */
    boolean isReady() {
        return ready;
    }

    /** What moderators have decided about trends. */
    Verdicts verdicts() {
        return verdicts;
    }

    /** The position of the last processed event. */
    Position position() {
        return position;
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
        boards.all().forEach(board -> board.advanceTo(now, policy));
        boards.tags().link(topics);
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
            boards.posts().begin(tx, now, checkpoints);
            boards.links().begin(tx, now, checkpoints);
            return boards.tags().begin(tx, now, checkpoints);
        });
        if (kept.isEmpty()) {
            // The changes since the checkpoints of the past were written are unknown.
            database.read(tx -> {
                dropPast(tx, now);
                return true;
            });
        }
        Checkpoints.KnownChanges known = kept.orElseGet(
                () -> new Checkpoints.KnownChanges(new Changes(), boards.tags().position()));
        changes = known.changes();
        position = Stream.concat(boards.all().stream().map(Board::position), Stream.of(known.upTo()))
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
        boards.all().forEach(board -> board.save(checkpoints, new Checkpoints.KnownChanges(changes, position)));
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
                boards.posts().markStaleByAuthors(tx, authors, now);
                boards.links().markStaleByAuthors(tx, authors, now);
                boards.tags().markStaleByAuthors(tx, authors, now);
                // Any checkpoint may include posts of these accounts, however old.
                dropPast(tx, now);
            }
            return true;
        });
        past.invalidate();
    }
}
