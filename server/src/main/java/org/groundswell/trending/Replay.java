package org.groundswell.trending;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Tx;
import org.groundswell.reputation.ReputationMark;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.jspecify.annotations.Nullable;

/** Computes the engine of a moment from all stored uses, or from those since the last checkpoint before it. */
final class Replay {
    private static final long MINUTE = 60L * 1000;
    private static final long QUARTER = 15L * 60 * 1000;
    private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

    /**
     * A checkpoint ends so many milliseconds before it was begun at the least: changes of the last seconds don't count as
     * changes to the past.
     */
    private static final long SETTLED = MINUTE;
    /** How many uses there have to be for each that changed, in a checkpoint that can't be computed again at once. */
    private static final int USES_TO_ONE_CHANGED = 1_000;

    private final Uses uses;
    private final ReputationPolicyStore policies;
    private final TrendParameters parameters;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final long memoryMillis;
    private final Limits limits;

    /**
     * @param usesACheckpoint the number of uses between checkpoints
     * @param exactUses up to this many uses, everything is computed again when one of them has changed
     */
    record Limits(int usesACheckpoint, int exactUses) {
        /** So many uses are replayed in a second or two. */
        static final int EXACT_USES = 250_000;
    }

    /** @param memory how far back the uses of an engine go */
    Replay(
            Uses uses,
            ReputationPolicyStore policies,
            TrendParameters parameters,
            Checkpoints checkpoints,
            InstantSource clock,
            Duration memory,
            Limits limits) {
        this.uses = uses;
        this.policies = policies;
        this.parameters = parameters;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.memoryMillis = memory.toMillis();
        this.limits = limits;
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
        return limits.usesACheckpoint();
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
     * The same as {@link #whole}, but starts from the last usable checkpoint if there is one, and saves checkpoints on the
     * way. The result is the same as long as everything can be computed again within a second or two; beyond that, it may
     * differ by the effect of one use in a thousand.
     *
     * @param changes what has changed since checkpoints were written
     */
    TrendEngine to(Tx tx, long moment, Changes changes) {
        Run run = new Run(tx, clock.millis());
        Optional<Checkpoints.Past> past =
                checkpoints.lastBefore(moment, start(tx, moment), parameters, head -> isUsable(tx, head, changes));
        if (past.isEmpty()) {
            return run.from(fresh(tx, moment), moment);
        }
        Checkpoints.Head head = past.get().head();
        TrendEngine engine = past.get().engine();
        changes.tags(head.written(), head.upTo()).forEach(engine::markStale);
        engine.repair(history(tx, policy(tx)));
        run.uses = head.basis().uses();
        run.changed = changed(head, changes);
        return run.from(engine, head.upTo(), moment);
    }

    private boolean isUsable(Tx tx, Checkpoints.Head head, Changes changes) {
        long uses = head.basis().uses();
        long changed = changed(head, changes);
        return uses > limits.exactUses()
                ? changed * USES_TO_ONE_CHANGED <= uses
                : changed == 0 && policies.isCurrent(tx, head.basis().accounts());
    }

    /** How many uses of a checkpoint have changed since everything in it was computed from the posts. */
    private static long changed(Checkpoints.Head head, Changes changes) {
        return head.basis().changed() + changes.count(head.written(), head.upTo());
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
        new Run(tx, clock.millis()).from(fresh(tx, from), to);
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
        long start = Math.min(moment, Math.max(first, week - memoryMillis));
        // An engine knows its start by the minute, and checkpoints are recognised by it.
        return Math.floorDiv(start, MINUTE) * MINUTE;
    }

    /** Reads a tag's stored uses for a repair. */
    History history(Tx tx, ReputationPolicy policy) {
        return (tag, from, to, visitor) -> uses.of(tx, tag, from, to, policy, visitor);
    }

    ReputationPolicy policy(Tx tx) {
        return policies.now(tx, clock.millis());
    }

    /** Feeds an engine, and saves checkpoints now and then, at the beginning of a quarter of an hour. */
    private final class Run {
        private final Tx tx;
        private final long started;
        private long uses;
        private long changed;
        private int sinceCheckpoint;
        private @Nullable ReputationMark accounts;

        /** @param started when it begins, before anything is read */
        Run(Tx tx, long started) {
            this.tx = tx;
            this.started = started;
        }

        TrendEngine from(TrendEngine engine, long to) {
            return from(engine, engine.now(), to);
        }

        /** @param from the moment before which the engine includes all uses */
        TrendEngine from(TrendEngine engine, long from, long to) {
            Replay.this.uses.between(tx, from, to + 1, policy(tx), use -> add(use, engine));
            engine.advanceTo(to);
            return engine;
        }

        private void add(Use use, TrendEngine engine) {
            if (sinceCheckpoint >= limits.usesACheckpoint() && use.at() / QUARTER > engine.now() / QUARTER) {
                if (engine.now() < started - SETTLED) {
                    save(engine);
                }
                sinceCheckpoint = 0;
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted();
                }
            }
            sinceCheckpoint++;
            uses++;
            engine.use(use);
        }

        private void save(TrendEngine engine) {
            if (accounts == null) {
                accounts = policies.mark(tx);
            }
            checkpoints.save(engine, started, new Checkpoints.Basis(uses, changed, accounts));
        }
    }
}
