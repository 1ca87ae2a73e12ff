package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.trends.Held;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.trends.TrendEngine;
import org.groundswell.trends.Use;

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

    private final Database database;
    private final Replay replay;
    private final InstantSource clock;

    private volatile Map<Place, List<Trend>> lists = Map.of();
    private volatile List<Held> held = List.of();

    // Only the thread that keeps it up to date touches these.
    private TrendEngine engine;
    private int late;
    private Instant staleSince = Instant.MAX;
    private Instant lastLate = Instant.MIN;
    private Instant nextRepair = Instant.MIN;

    Board(Database database, Replay replay, InstantSource clock) {
        this.database = database;
        this.replay = replay;
        this.clock = clock;
        this.engine = replay.empty(clock.millis());
    }

    Map<Place, List<Trend>> lists() {
        return lists;
    }

    List<Held> held() {
        return held;
    }

    TrendEngine engine() {
        return engine;
    }

    /** Begins with an engine as it was kept. */
    void restore(TrendEngine kept) {
        engine = kept;
    }

    /** Begins with what is known of the four weeks before. */
    void rebuild(Tx tx, Instant now) {
        engine = replay.whole(tx, now.toEpochMilli());
        late = 0;
        staleSince = Instant.MAX;
        lastLate = Instant.MIN;
    }

    /** Counts a use. */
    void use(Use use, Instant now) {
        if (engine.use(use)) {
            return;
        }
        if (use.at() <= now.toEpochMilli() - TrendEngine.MEMORY_MILLIS) {
            return;
        }
        late++;
        lastLate = now;
        engine.doubt(use.tag());
        if (late >= MANY_LATE || use.at() < engine.start()) {
            staleSince = staleSince.equals(Instant.MAX) ? now : staleSince;
        }
    }

    void retract(Use use) {
        engine.retract(use);
    }

    /** Has a thing computed anew. */
    void doubt(String key) {
        engine.doubt(key);
    }

    /** Whether it will have to be built anew, so that it is not worth keeping as it is. */
    boolean isStale() {
        return !staleSince.equals(Instant.MAX);
    }

    /**
     * Lets time pass, and publishes the lists.
     *
     * @param community for computing anew what has to be
     */
    void advanceTo(Instant now, Community community) {
        if (isTimeToRebuild(now)) {
            database.read(tx -> {
                rebuild(tx, now);
                return true;
            });
        }
        engine.advanceTo(now.toEpochMilli());
        if (engine.isStale() && !isStale() && !now.isBefore(nextRepair)) {
            database.read(tx -> engine.repair(replay.history(tx, community)));
            // A flood of late posts must not take all the time: ten times as long passes before the next.
            Duration taken = Duration.between(now, clock.instant());
            nextRepair = now.plus(taken.multipliedBy(REPAIR_SHARE));
        }
        lists = engine.trends(LONGEST_LIST);
        held = engine.held();
    }

    private boolean isTimeToRebuild(Instant now) {
        return isStale() && (now.isAfter(lastLate.plus(QUIET)) || now.isAfter(staleSince.plus(LONGEST_STALE)));
    }
}
