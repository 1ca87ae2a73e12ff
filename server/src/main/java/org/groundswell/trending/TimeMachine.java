package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.model.Refusal;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.fold.Links;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the lists of past moments. Each needs a replay by an engine, so there is one computation at a time, recent
 * results are cached, and checkpoints are saved where there is much to replay.
 *
 * <p>{@link #record}, {@link #changed}, {@link #prepareIfQuiet} and {@link #useCheckpoints} are for the follower's thread
 * only.
 */
final class TimeMachine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** From this age on, a change concerns past lists; younger uses are at most in the live engine. */
    private static final Duration PAST = Duration.ofSeconds(5);

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration AFTER_THE_START = Duration.ofMinutes(1);
    /** The age beyond which a computation can't be running any more. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    /** So many changes are kept at most, a megabyte or two; with more, checkpoints that include the first of them go. */
    private static final int MOST_CHANGES = 10_000;

    private final Database database;
    private final Replay replay;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final Semaphore turn = new Semaphore(1, true);
    /**
     * Recent lists. Replaced to invalidate it, so that a computation that is running stores its lists where nobody looks any
     * more. Nothing is computed within the cache: that would lock a part of it, and with it the follower's thread.
     */
    private volatile Cache<Instant, TrendLists> lists = emptyCache();

    /** Null until all changes since checkpoints were written are known: then checkpoints may be used. */
    private volatile @Nullable Changes changes;

    // Used by the follower's thread only.
    private Changes recorded = new Changes();
    private int arrived;
    private long arrivedFrom = Long.MAX_VALUE;
    private long arrivedTo;
    private Instant lastArrived = Instant.MIN;
    private @Nullable Thread preparing;

    TimeMachine(Database database, Replay replay, Checkpoints checkpoints, InstantSource clock) {
        this.database = database;
        this.replay = replay;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Records the changes from now on beside those that were known before the server started. */
    void record(Changes known) {
        recorded = known;
    }

    /** Enables the use of checkpoints, once all changes since they were written are recorded. */
    void useCheckpoints() {
        changes = recorded;
    }

    /**
     * All lists of a moment.
     *
     * @throws Refusal.TooMany if too many other computations are waiting
     */
    TrendLists at(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        TrendLists known = lists.getIfPresent(second);
        return known == null ? compute(second) : known;
    }

    private static Cache<Instant, TrendLists> emptyCache() {
        return Caffeine.newBuilder()
                .maximumSize(200)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build();
    }

    /**
     * Records that a use was added to the past, or removed from it.
     *
     * @param now when the event is processed
     */
    void changed(String tag, long at, Instant now) {
        if (at > now.minus(PAST).toEpochMilli()) {
            return;
        }
        // The event may have been appended after the step began; computations that began before didn't know of it.
        long learned = clock.millis();
        recorded.add(tag, at, learned);
        if (recorded.size() > MOST_CHANGES) {
            recorded.clear().ifPresent(from -> checkpoints.dropFrom(from, learned));
        }
        arrived++;
        arrivedFrom = Math.min(arrivedFrom, at);
        arrivedTo = Math.max(arrivedTo, at);
        lastArrived = now;
    }

    /** Schedules the saving of checkpoints from a moment on, after the start of the server is over. */
    void prepareFrom(Instant from, Instant now) {
        arrived = replay.usesACheckpoint();
        arrivedFrom = from.toEpochMilli();
        arrivedTo = now.toEpochMilli();
        lastArrived = now.plus(AFTER_THE_START);
    }

    /** Drops the cached lists, because data they were computed from has changed. */
    void invalidate() {
        lists = emptyCache();
    }

    /**
     * When many old uses have arrived and then no more for a while, saves checkpoints for that period in the
     * background.
     */
    void prepareIfQuiet(Instant now) {
        if (arrived == 0 || now.isBefore(lastArrived.plus(QUIET))) {
            return;
        }
        invalidate();
        recorded.purgeBefore(
                Math.min(checkpoints.oldestWritten(), now.minus(LONGEST_RUN).toEpochMilli()));
        boolean busy = preparing != null && preparing.isAlive();
        if (arrived >= replay.usesACheckpoint() && !busy) {
            long from = arrivedFrom;
            long to = arrivedTo;
            preparing = Thread.ofPlatform().daemon(true).name("trends-past").start(() -> prepare(from, to));
        }
        if (!busy) {
            arrived = 0;
            arrivedFrom = Long.MAX_VALUE;
            arrivedTo = 0;
        }
    }

    @Override
    public void close() {
        Thread running = preparing;
        if (running != null) {
            running.interrupt();
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void prepare(long from, long to) {
        try {
            database.read(tx -> {
                replay.prepare(tx, from, to);
                return true;
            });
        } catch (DatabaseException | Replay.Interrupted e) {
            LOG.atInfo().setCause(e).log("past lists were not prepared; they will be computed when asked for");
        }
    }

    private TrendLists compute(Instant moment) {
        if (!isMyTurn()) {
            throw new Refusal.TooMany(PATIENCE);
        }
        try {
            Cache<Instant, TrendLists> cache = lists;
            TrendLists meanwhile = cache.getIfPresent(moment);
            if (meanwhile != null) {
                return meanwhile;
            }
            Changes known = changes;
            long millis = moment.toEpochMilli();
            TrendEngine engine =
                    database.read(tx -> known == null ? replay.whole(tx, millis) : replay.to(tx, millis, known));
            TrendLists computed = new TopicLinker(database).linked(engine, TrendLists.of(engine, Links.NONE));
            cache.put(moment, computed);
            return computed;
        } finally {
            turn.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
