package org.groundswell.listening;

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
import org.groundswell.words.TagName;

/**
 * Takes down what is heard of a network: in batches, in one transaction with where to go on, so that nothing is lost or
 * counted twice whatever crashes. Only tags that somebody here has used are kept.
 */
final class Notes implements Connector.Ear {
    private static final int MOST_WAITING = 10_000;
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final String source;
    private final String network;
    private final HeardStore store = new HeardStore();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    // Guarded by the lock.
    private List<Heard> waiting = new ArrayList<>();
    private String cursor = "";

    /** @param source which source it is, for its cursor */
    Notes(Database database, InstantSource clock, String source, String network) {
        this.database = database;
        this.clock = clock;
        this.source = source;
        this.network = network;
    }

    /** Where to go on. */
    String cursor() {
        return database.read(tx -> store.cursor(tx, source));
    }

    @Override
    public void hear(Heard heard, String next) throws InterruptedException {
        if (!heard.isPlausible()) {
            return;
        }
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING) {
                written.await();
            }
            waiting.add(heard);
            if (!next.isEmpty()) {
                cursor = next;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes down what was heard since. What can't be written waits for the next time. */
    void write() {
        List<Heard> batch;
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

    private void write(Tx tx, List<Heard> batch, String until) {
        Set<String> named = new LinkedHashSet<>();
        for (Heard heard : batch) {
            if (heard instanceof Heard.Posted posted) {
                posted.tags().forEach(tag -> named.add(TagName.of(tag).key()));
            }
        }
        Set<String> known = named.isEmpty() ? Set.of() : store.known(tx, named);
        Instant now = clock.instant();
        for (Heard heard : batch) {
            switch (heard) {
                case Heard.Posted posted -> {
                    boolean believable = posted.at().isAfter(now.minus(OLDEST))
                            && posted.at().isBefore(now.plus(MOST_AHEAD));
                    (believable ? posted.tags() : List.<String>of())
                            .stream()
                                    .map(tag -> TagName.of(tag).key())
                                    .filter(known::contains)
                                    .forEach(tag -> store.insert(
                                            tx, tag, hash(posted.post()), network, hash(posted.author()), posted.at()));
                }
                case Heard.Deleted deleted -> store.delete(tx, hash(deleted.post()));
            }
        }
        if (!until.isEmpty()) {
            store.setCursor(tx, source, until);
        }
    }

    /** Told apart by network: the same id on two is not the same. */
    private String hash(String id) {
        return Secrets.hash(network + " " + id);
    }
}
