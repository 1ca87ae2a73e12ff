package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Use;

/**
 * The live engine for things of one sort, which one thread keeps up with what happens, and its lists for everyone to read.
 *
 * <p>What comes too late for its windows is looked up: a few such uses have their things computed anew; many (an import)
 * have the whole engine computed anew, once things have gone quiet, since they change what was usual in a place.
 */
final class Board {
    /** More than are ever shown, so that enough are left when some are withheld. */
    static final int LONGEST_LIST = 100;

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LONGEST_STALE = Duration.ofSeconds(15);
    private static final int MANY_LATE = 200;
    private static final int REPAIR_SHARE = 10;
    /** The memory of an engine is summed up rarely, since that takes long. */
    private static final Duration WEIGHED_EVERY = Duration.ofMinutes(1);

    private final String name;
    private final Database database;
    private final EventLog log;
    private final Uses uses;
    private final Replay replay;
    private final InstantSource clock;

    private volatile Map<Place, List<Trend>> lists = Map.of();
    private volatile List<Held> held = List.of();
    private volatile Size size = new Size(0, 0);
    private volatile Recorder steps = Recorder.NONE;
    private final LongAdder taken = new LongAdder();

    // Only the thread that keeps it up to date touches these.
    private TrendEngine engine;
    /** Up to where it has seen the event log. */
    private Position position = Position.START;

    private int late;
    private Instant staleSince = Instant.MAX;
    private Instant lastLate = Instant.MIN;
    private Instant nextRepair = Instant.MIN;
    private Instant nextWeighing = Instant.MIN;

    /** How much an engine holds. */
    private record Size(int things, long bytes) {}

    /** @param name what its checkpoint is called */
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

    /** How many uses it has counted since the server started. */
    long taken() {
        return taken.sum();
    }

    /** How many things it knows. */
    int things() {
        return size.things();
    }

    /** About how many bytes its engine takes, as of a minute ago at most. */
    long bytes() {
        return size.bytes();
    }

    void meter(Meters meters) {
        steps = meters.timer("groundswell.trends.steps", "Time it took to bring lists up to date", "board", name);
    }

    Map<Place, List<Trend>> lists() {
        return lists;
    }

    List<Held> held() {
        return held;
    }

    /** Up to where it has seen the event log. */
    Position position() {
        return position;
    }

    /** Whether an event is news to it; if so, it is no longer. */
    boolean isNews(Envelope envelope) {
        if (!envelope.position().isAfter(position)) {
            return false;
        }
        position = envelope.position();
        return true;
    }

    /** Begins with what was kept of it, if that will do; empty if it had to begin with what is known of its uses. */
    Optional<Changes> begin(Tx tx, Instant now, Checkpoints checkpoints) {
        Optional<Checkpoints.Live> kept = checkpoints
                .live(name, replay.parameters())
                .filter(live -> live.engine().now() <= now.toEpochMilli())
                .filter(live -> log.reachesBackTo(tx, live.position()));
        kept.ifPresentOrElse(
                live -> {
                    engine = live.engine();
                    position = live.position();
                },
                () -> rebuild(tx));
        return kept.map(Checkpoints.Live::changes);
    }

    /** Keeps the engine, so that the next start takes no time. */
    void keep(Checkpoints checkpoints, Changes changes) {
        if (isStale()) {
            checkpoints.dropLive(name);
        } else {
            checkpoints.keepLive(name, position, changes, engine);
        }
    }

    private void rebuild(Tx tx) {
        position = log.end(tx);
        // Only now: what was posted up to that position was not posted later than this.
        engine = replay.whole(tx, clock.millis());
        late = 0;
        staleSince = Instant.MAX;
        lastLate = Instant.MIN;
    }

    /** Learns that the server was there already at a moment: if that is news, more is known than was thought. */
    void wasThere(long at, Instant now) {
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
        taken.increment();
        if (engine.use(use)) {
            return;
        }
        if (use.at() <= now.toEpochMilli() - replay.memoryMillis()) {
            return;
        }
        late++;
        engine.doubt(use.tag());
        if (late >= MANY_LATE || use.at() < engine.start()) {
            late(now);
        }
    }

    void retract(Use use) {
        engine.retract(use);
    }

    /** Marks a subject to be recomputed. */
    void doubt(String key) {
        engine.doubt(key);
    }

    /** Marks everything that some accounts used or made to be recomputed. */
    void doubtAllOf(Tx tx, Subject.Authors authors, Instant now) {
        uses.keysOf(tx, authors, now.toEpochMilli() - replay.memoryMillis()).forEach(this::doubt);
    }

    /** Marks the engine to be rebuilt; its present state is not worth saving. */
    private boolean isStale() {
        return !staleSince.equals(Instant.MAX);
    }

    /**
     * Lets time pass, and publishes the lists.
     *
     * @param policy for recomputing what has to be
     */
    void advanceTo(Instant now, ReputationPolicy policy) {
        long begun = System.nanoTime();
        if (isTimeToRebuild(now)) {
            database.read(tx -> {
                rebuild(tx);
                return true;
            });
        }
        engine.advanceTo(now.toEpochMilli());
        if (engine.isStale() && !isStale() && !now.isBefore(nextRepair)) {
            database.read(tx -> engine.repair(replay.history(tx, policy)));
            // A flood of late posts must not take all the time: ten times as long passes before the next.
            Duration taken = Duration.between(now, clock.instant());
            nextRepair = now.plus(taken.multipliedBy(REPAIR_SHARE));
        }
        lists = engine.trends(LONGEST_LIST);
        held = engine.held();
        steps.record(System.nanoTime() - begun);
        weigh(now);
    }

    private void weigh(Instant now) {
        boolean due = !now.isBefore(nextWeighing);
        nextWeighing = due ? now.plus(WEIGHED_EVERY) : nextWeighing;
        size = new Size(engine.tags(), due ? engine.bytes() : size.bytes());
    }

    private boolean isTimeToRebuild(Instant now) {
        return isStale() && (now.isAfter(lastLate.plus(QUIET)) || now.isAfter(staleSince.plus(LONGEST_STALE)));
    }
}
