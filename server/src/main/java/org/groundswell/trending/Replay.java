package org.groundswell.trending;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** Computes the engine of a moment from all stored uses, or from those since the last checkpoint before it. */
final class Replay {
    private static final long QUARTER = 15L * 60 * 1000;
    private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

    private final Uses uses;
    private final ReputationPolicyStore policies;
    private final TrendParameters parameters;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final long memoryMillis;
    private final int usesACheckpoint;

    /**
     * @param memory how far back the uses of an engine go
     * @param usesACheckpoint the number of uses between checkpoints
     */
    Replay(
            Uses uses,
            ReputationPolicyStore policies,
            TrendParameters parameters,
            Checkpoints checkpoints,
            InstantSource clock,
            Duration memory,
            int usesACheckpoint) {
        this.uses = uses;
        this.policies = policies;
        this.parameters = parameters;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.memoryMillis = memory.toMillis();
        this.usesACheckpoint = usesACheckpoint;
    }

    TrendParameters parameters() {
        return parameters;
    }

    /** How far back the uses of an engine go. */
    long memoryMillis() {
        return memoryMillis;
    }

    /** The number of uses between checkpoints. */
    int usesACheckpoint() {
        return usesACheckpoint;
    }

    /** An engine without uses. */
    TrendEngine empty(long start) {
        return new TrendEngine(start, parameters);
    }

    /** Passes the stored uses of a period to the visitor, oldest first. */
    void between(Tx tx, long from, long to, Consumer<Use> visitor) {
        uses.between(tx, from, to, policy(tx), visitor);
    }

    /** An engine with all uses in its memory period up to a moment, in milliseconds since the epoch. */
    TrendEngine whole(Tx tx, long moment) {
        TrendEngine engine = fresh(tx, moment);
        uses.between(tx, engine.now(), moment + 1, policy(tx), engine::use);
        engine.advanceTo(moment);
        return engine;
    }

    /**
     * The same as {@link #whole}, but starts from the last checkpoint if there is one, and saves checkpoints on the
     * way.
     *
     * @param changes the tags that may be stale in a checkpoint
     */
    TrendEngine to(Tx tx, long moment, Changes changes) {
        long started = clock.millis();
        Optional<Checkpoints.Past> past = checkpoints.lastBefore(moment, start(tx, moment), parameters);
        ReputationPolicy policy = policy(tx);
        TrendEngine engine;
        long from;
        if (past.isPresent()) {
            engine = past.get().engine();
            from = engine.now() + TrendEngine.TICK_MILLIS;
            changes.since(past.get().written(), from).forEach(engine::markStale);
            engine.repair(history(tx, policy));
        } else {
            engine = fresh(tx, moment);
            from = engine.now();
        }
        run(tx, engine, from, moment, policy, started);
        return engine;
    }

    /** Thrown when the computation is interrupted because the server stops. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("interrupted", null, false, false);
        }
    }

    /**
     * Saves checkpoints for a period of the past.
     *
     * @throws Interrupted if the thread is interrupted
     */
    void prepare(Tx tx, long from, long to) {
        TrendEngine engine = fresh(tx, from);
        run(tx, engine, engine.now(), to, policy(tx), clock.millis());
    }

    private void run(Tx tx, TrendEngine engine, long from, long to, ReputationPolicy policy, long started) {
        uses.between(tx, from, to + 1, policy, new Checkpointing(engine, started)::use);
        engine.advanceTo(to);
    }

    private TrendEngine fresh(Tx tx, long moment) {
        return new TrendEngine(start(tx, moment), parameters);
    }

    /**
     * Since when the engine of a moment knows uses: a fixed number of weeks before the week of the moment, or the first
     * use, before which the absence of uses means no data rather than silence. All moments of a week have the same start,
     * so that their lists depend on the posts alone.
     */
    private long start(Tx tx, long moment) {
        long first = uses.first(tx).orElse(moment);
        long week = Math.floorDiv(moment, WEEK) * WEEK;
        return Math.min(moment, Math.max(first, week - memoryMillis));
    }

    /** Reads a tag's stored uses for a repair. */
    History history(Tx tx, ReputationPolicy policy) {
        return (tag, from, to, visitor) -> uses.of(tx, tag, from, to, policy, visitor);
    }

    ReputationPolicy policy(Tx tx) {
        return policies.now(tx, clock.millis());
    }

    /** Feeds an engine, and saves checkpoints now and then, at the beginning of a quarter of an hour. */
    private final class Checkpointing {
        private final TrendEngine engine;
        private final long started;
        private int count;

        Checkpointing(TrendEngine engine, long started) {
            this.engine = engine;
            this.started = started;
        }

        void use(Use use) {
            if (count >= usesACheckpoint && use.at() / QUARTER > engine.now() / QUARTER) {
                checkpoints.save(engine, started);
                count = 0;
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted();
                }
            }
            count++;
            engine.use(use);
        }
    }
}
