package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.EventLog;
import org.groundswell.events.Position;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;
import org.groundswell.moderation.Subject;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Use;

/**
 * The live engine for one kind of subject (tags, posts or links), and its published lists. One thread feeds the engine;
 * any thread may read the lists.
 *
 * <p>Uses that arrive too late for the engine's windows make their subjects stale: a few subjects are recomputed from
 * the database. After many late uses (an import), the whole engine is rebuilt once events have paused, since they
 * change the usual activity of places.
 */
final class Board {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LONGEST_STALE = Duration.ofSeconds(15);
    private static final int MANY_LATE = 200;
    private static final int REPAIR_SHARE = 10;
    /** The engine's memory is summed rarely, since that takes long. */
    private static final Duration MEASURED_EVERY = Duration.ofMinutes(1);

    private final String name;
    private final Database database;
    private final EventLog log;
    private final Uses uses;
    private final Replay replay;
    private final InstantSource clock;

    private volatile TrendLists lists = TrendLists.NONE;
    private volatile List<Held> held = List.of();
    private volatile Size size = new Size(0, 0);
    private volatile Recorder steps = Recorder.NONE;
    private final LongAdder counted = new LongAdder();

    // Used only by the thread that feeds the engine.
    private TrendEngine engine;
    private Waiting waiting = new Waiting();
    /** The position of the last event applied. */
    private Position position = Position.START;

    private int late;
    private Instant staleSince = Instant.MAX;
    private Instant lastLate = Instant.MIN;
    private Instant nextRepair = Instant.MIN;
    private Instant nextMeasurement = Instant.MIN;

    /** The number of subjects and the memory of the engine. */
    private record Size(int subjects, long bytes) {}

    /** @param name the name of its checkpoint */
    Board(String name, Database database, EventLog log, Uses uses, Replay replay, InstantSource clock) {
        this.name = name;
        this.database = database;
        this.log = log;
        this.uses = uses;
        this.replay = replay;
        this.clock = clock;
        this.engine = replay.empty(clock.millis());
    }

    String name() {
        return name;
    }

    /** The number of uses counted since the server started. */
    long counted() {
        return counted.sum();
    }

    /** The number of subjects in the engine. */
    int subjects() {
        return size.subjects();
    }

    /** The approximate memory of the engine in bytes, at most a minute old. */
    long bytes() {
        return size.bytes();
    }

    void meter(Meters meters) {
        steps = meters.timer("groundswell.trends.steps", "Time it took to bring lists up to date", "board", name);
    }

    TrendLists lists() {
        return lists;
    }

    List<Held> held() {
        return held;
    }

    /** The position of the last event applied. */
    Position position() {
        return position;
    }

    /** Advances the position to an event; false if the event was applied before. */
    boolean advancePast(Envelope envelope) {
        if (!envelope.position().isAfter(position)) {
            return false;
        }
        position = envelope.position();
        return true;
    }

    /**
     * Loads the checkpoint if it is usable, and returns its changes; otherwise rebuilds the engine from the uses and
     * returns empty.
     */
    Optional<Checkpoints.KnownChanges> begin(Tx tx, Instant now, Checkpoints checkpoints) {
        Optional<Checkpoints.Live> kept = checkpoints
                .live(name, replay.parameters())
                .filter(live -> live.engine().now() <= now.toEpochMilli())
                .filter(live -> log.reachesBackTo(tx, live.position()))
                .filter(live -> log.reachesBackTo(tx, live.known().upTo()));
        kept.ifPresentOrElse(
                live -> {
                    engine = live.engine();
                    waiting = live.waiting();
                    position = live.position();
                },
                () -> rebuild(tx));
        return kept.map(Checkpoints.Live::known);
    }

    /** Saves the engine for a fast start. */
    void save(Checkpoints checkpoints, Checkpoints.KnownChanges known) {
        if (isStale()) {
            checkpoints.dropLive(name);
        } else {
            checkpoints.saveLive(name, new Checkpoints.Live(position, known, waiting, engine));
        }
    }

    private void rebuild(Tx tx) {
        position = log.end(tx);
        // Read the clock after the position: but for those dated ahead, posts up to that position are not from later.
        long now = clock.millis();
        TrendEngine fresh = replay.whole(tx, now);
        fresh.inheritDeletions(engine, replay.history(tx, replay.policy(tx)));
        engine = fresh;
        waiting.clear();
        replay.between(tx, now + 1, now + Feed.AHEAD.toMillis() + 1, waiting::add);
        late = 0;
        staleSince = Instant.MAX;
        lastLate = Instant.MIN;
    }

    /**
     * Records that the server has posts from a moment. If that is before the engine's start, the engine has to be
     * rebuilt to cover it.
     */
    void recordPast(long at, Instant now) {
        if (at < engine.start() && at > now.toEpochMilli() - replay.memoryMillis()) {
            late(now);
        }
    }

    private void late(Instant now) {
        lastLate = now;
        staleSince = isStale() ? staleSince : now;
    }

    /** Counts a use. */
    void use(Use use, Instant now) {
        counted.increment();
        boolean waits = use.at() > now.toEpochMilli() && waiting.add(use);
        if (waits || engine.use(use)) {
            return;
        }
        if (use.at() <= now.toEpochMilli() - replay.memoryMillis()) {
            return;
        }
        late++;
        engine.markStale(use.tag());
        if (late >= MANY_LATE || use.at() < engine.start()) {
            late(now);
        }
    }

    /** Retracts a use. One that still waits for its time has had no effect, so nothing is remembered of it. */
    void retract(Use use, Removal removal) {
        if (!waiting.remove(use)) {
            engine.retract(use, removal);
        }
    }

    /** Marks a subject to be recomputed. */
    void markStale(String key) {
        engine.markStale(key);
    }

    /** Marks everything that some accounts used or made to be recomputed. */
    void markStaleByAuthors(Tx tx, Subject.Authors authors, Instant now) {
        uses.keysOf(tx, authors, now.toEpochMilli() - replay.memoryMillis()).forEach(this::markStale);
    }

    /** Whether the engine is to be rebuilt, so that its present state is not worth saving. */
    private boolean isStale() {
        return !staleSince.equals(Instant.MAX);
    }

    /**
     * Advances the engine to a moment, and publishes the lists.
     *
     * @param policy the policy for recomputing stale subjects
     */
    void advanceTo(Instant now, ReputationPolicy policy) {
        long begun = System.nanoTime();
        if (isTimeToRebuild(now)) {
            database.read(tx -> {
                rebuild(tx);
                return true;
            });
        }
        waiting.release(now.toEpochMilli(), engine::use);
        engine.advanceTo(now.toEpochMilli());
        if (engine.isStale() && !isStale() && !now.isBefore(nextRepair)) {
            database.read(tx -> engine.repair(replay.history(tx, policy)));
            // Under a flood of late posts, repairs must not take all the time: the next one waits ten times as long as
            // this one took.
            Duration counted = Duration.between(now, clock.instant());
            nextRepair = now.plus(counted.multipliedBy(REPAIR_SHARE));
        }
        lists = TrendLists.of(engine, lists.links());
        held = engine.held();
        steps.record(System.nanoTime() - begun);
        measure(now);
    }

    /** Brings up to date which tags of the lists belong to one topic. */
    void link(TopicLinker linker) {
        lists = linker.linked(engine, lists);
    }

    private void measure(Instant now) {
        boolean due = !now.isBefore(nextMeasurement);
        nextMeasurement = due ? now.plus(MEASURED_EVERY) : nextMeasurement;
        size = new Size(engine.tags(), due ? engine.bytes() : size.bytes());
    }

    private boolean isTimeToRebuild(Instant now) {
        return isStale() && (now.isAfter(lastLate.plus(QUIET)) || now.isAfter(staleSince.plus(LONGEST_STALE)));
    }
}
