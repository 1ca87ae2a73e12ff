package org.groundswell.crossnetwork;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.groundswell.auth.Secrets;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Lease;
import org.groundswell.model.TagName;

/**
 * Writes the observations of a source in batches, in one transaction with its cursor, so that a crash neither loses nor
 * repeats any. Only tags that have been used on this server are stored.
 */
final class ObservationWriter implements Connector.Sink {
    private static final int MOST_WAITING = 10_000;
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Lease lease;
    private final String source;
    private final String network;
    private final ObservationStore store = new ObservationStore();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    // Guarded by the lock.
    private List<Observation> waiting = new ArrayList<>();
    private String cursor = "";

    /**
     * @param lease the lease required for writing
     * @param source the source's name, for its cursor
     */
    ObservationWriter(Database database, InstantSource clock, Lease lease, String source, String network) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
        this.source = source;
        this.network = network;
    }

    /** The position to continue from. */
    String cursor() {
        return database.read(tx -> store.cursor(tx, source));
    }

    @Override
    public void accept(Observation observation, String next) throws InterruptedException {
        if (!observation.isPlausible()) {
            return;
        }
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING) {
                written.await();
            }
            waiting.add(observation);
            if (!next.isEmpty()) {
                cursor = next;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops the observations not written yet. */
    void drop() {
        lock.lock();
        try {
            waiting = new ArrayList<>();
            cursor = "";
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes the waiting observations. If that fails, they are kept for the next time. */
    void write() {
        List<Observation> batch;
        String until;
        lock.lock();
        try {
            batch = waiting;
            until = cursor;
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            database.writing(tx -> write(tx, batch, until));
        } catch (RuntimeException failed) {
            lock.lock();
            try {
                batch.addAll(waiting);
                waiting = batch;
            } finally {
                lock.unlock();
            }
            throw failed;
        }
        lock.lock();
        try {
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write(Tx tx, List<Observation> batch, String until) {
        lease.check(tx);
        Set<String> named = new LinkedHashSet<>();
        for (Observation observation : batch) {
            if (observation instanceof Observation.Posted posted) {
                posted.tags().forEach(tag -> named.add(TagName.of(tag).key()));
            }
        }
        Set<String> known = named.isEmpty() ? Set.of() : store.known(tx, named);
        Instant now = clock.instant();
        for (Observation observation : batch) {
            switch (observation) {
                case Observation.Posted posted -> {
                    boolean hasPlausibleTime = posted.at().isAfter(now.minus(OLDEST))
                            && posted.at().isBefore(now.plus(MOST_AHEAD));
                    (hasPlausibleTime ? posted.tags() : List.<String>of())
                            .stream()
                                    .map(tag -> TagName.of(tag).key())
                                    .filter(known::contains)
                                    .forEach(tag -> store.insert(
                                            tx, tag, hash(posted.post()), network, hash(posted.author()), posted.at()));
                }
                case Observation.Deleted deleted -> store.delete(tx, hash(deleted.post()));
            }
        }
        if (!until.isEmpty()) {
            store.setCursor(tx, source, until);
        }
    }

    /** Hashes an id together with the network, since different networks may use the same ids. */
    private String hash(String id) {
        return Secrets.hash(network + " " + id);
    }
}
