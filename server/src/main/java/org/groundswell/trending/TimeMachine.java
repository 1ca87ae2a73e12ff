package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.model.Refusal;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists of past moments. Each is an engine's work, so there is one at a time, what was asked lately is kept, and
 * checkpoints are left where there is much to replay.
 *
 * <p>{@link #changed}, {@link #settle} and {@link #open} are for the one thread that follows what happens.
 */
final class TimeMachine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A use this old is one of the past: the live engine may be the only one to know it. */
    private static final Duration PAST = Duration.ofSeconds(5);

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration AFTER_THE_START = Duration.ofMinutes(1);
    /** The age beyond which a computation can't be running any more. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    /** With more changed tags, it is less work to begin from the posts. */
    private static final int MOST_CHANGES = 5_000;

    private final Database database;
    private final Replay replay;
    private final Checkpoints checkpoints;
    private final Semaphore turn = new Semaphore(1, true);
    private final Cache<Instant, Map<Place, List<Trend>>> lists = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private volatile @Nullable Changes changes;

    // Only the thread that follows what happens touches these.
    private int arrived;
    private long arrivedFrom = Long.MAX_VALUE;
    private long arrivedTo;
    private Instant lastArrived = Instant.MIN;
    private @Nullable Thread preparing;

    TimeMachine(Database database, Replay replay, Checkpoints checkpoints) {
        this.database = database;
        this.replay = replay;
        this.checkpoints = checkpoints;
    }

    /** Allows to start from checkpoints, now that it is known what has changed since they were written. */
    void open(Changes known) {
        changes = known;
    }

    /**
     * All lists of a moment, by place.
     *
     * @throws Refusal.TooMany if others wait for other moments
     */
    Map<Place, List<Trend>> at(Instant moment) {
        return lists.get(moment.truncatedTo(ChronoUnit.SECONDS), this::compute);
    }

    /** Learns that a use was added to the past, or taken out of it. */
    void changed(String tag, long at, Instant now) {
        if (at > now.minus(PAST).toEpochMilli()) {
            return;
        }
        Changes known = changes;
        if (known != null) {
            known.note(tag, at, now.toEpochMilli());
            if (known.size() > MOST_CHANGES) {
                known.clear().ifPresent(from -> checkpoints.dropFrom(from, now.toEpochMilli()));
            }
        }
        arrived++;
        arrivedFrom = Math.min(arrivedFrom, at);
        arrivedTo = Math.max(arrivedTo, at);
        lastArrived = now;
    }

    /** Has checkpoints left from a moment on, where there are uses enough, but lets a start be over first. */
    void prepareFrom(Instant from, Instant now) {
        arrived = replay.usesACheckpoint();
        arrivedFrom = from.toEpochMilli();
        arrivedTo = now.toEpochMilli();
        lastArrived = now.plus(AFTER_THE_START);
    }

    /** Forgets the lists it has, because something else has changed that they were made of. */
    void forget() {
        lists.invalidateAll();
    }

    /** Once much that is old has arrived and things have gone quiet, leaves checkpoints there for those who will ask. */
    void settle(Instant now) {
        if (arrived == 0 || now.isBefore(lastArrived.plus(QUIET))) {
            return;
        }
        lists.invalidateAll();
        Changes known = changes;
        if (known != null) {
            known.forget(
                    Math.min(checkpoints.oldestWritten(), now.minus(LONGEST_RUN).toEpochMilli()));
        }
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

    private Map<Place, List<Trend>> compute(Instant moment) {
        if (!isMyTurn()) {
            throw new Refusal.TooMany(PATIENCE);
        }
        try {
            Changes known = changes;
            long millis = moment.toEpochMilli();
            return database.read(tx -> (known == null ? replay.whole(tx, millis) : replay.to(tx, millis, known))
                    .trends(Board.LONGEST_LIST));
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
