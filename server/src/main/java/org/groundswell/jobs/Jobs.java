package org.groundswell.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.Refusal;

/** The queues and leases of a process, and the operator's actions on dead letters. */
public final class Jobs {
    /** Counts of waiting jobs stop at this number. */
    public static final int MOST_COUNTED = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final String process;
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final JobStore store = new JobStore();
    private final DeadLetterStore dead = new DeadLetterStore();

    public Jobs(Database database, InstantSource clock) {
        this.database = database.background();
        this.clock = clock;
        // The process id is for human readers. Two containers may have the same.
        this.process = ProcessHandle.current().pid() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Opens a queue. The name is stored with its jobs and must never change. */
    public <P> Queue<P> queue(String name, PayloadCodec<P> codec, QueueLimits limits) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("there is a queue " + name + " already");
        }
        return new Queue<>(this, name, codec, limits);
    }

    /** A lease for which this process competes. */
    public Lease lease(String name, Duration length) {
        return new Lease(database, name, process, length, clock);
    }

    /** The state of each queue: those of this process, and those that have jobs. */
    public List<QueueState> states() {
        return database.read(this::states);
    }

    private List<QueueState> states(Tx tx) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(store.queues(tx));
        Instant now = clock.instant();
        List<QueueState> states = new ArrayList<>();
        for (String name : all) {
            Duration overdue = store.firstDue(tx, name)
                    .filter(due -> due.isBefore(now))
                    .map(due -> Duration.between(due, now))
                    .orElse(Duration.ZERO);
            states.add(new QueueState(name, store.waiting(tx, name, MOST_COUNTED), overdue, store.dead(tx, name)));
        }
        return states;
    }

    /** The first dead letters of all queues. */
    public List<DeadLetter> deadLetters(int limit) {
        return database.read(tx -> dead.first(tx, limit));
    }

    /**
     * Makes a dead letter due at once, with a full number of attempts.
     *
     * @throws Refusal.NotFound if there is no such dead letter
     */
    public void retry(long id) {
        database.writing(tx -> found(dead.retry(tx, id, clock.instant())));
    }

    /**
     * Removes a dead letter: its work is never done.
     *
     * @throws Refusal.NotFound if there is no such dead letter
     */
    public void remove(long id) {
        database.writing(tx -> found(dead.remove(tx, id)));
    }

    private static void found(boolean found) {
        if (!found) {
            throw new Refusal.NotFound("error.job.unknown");
        }
    }

    Database database() {
        return database;
    }

    InstantSource clock() {
        return clock;
    }

    JobStore store() {
        return store;
    }

    /** A unique name of this process. */
    public String process() {
        return process;
    }
}
