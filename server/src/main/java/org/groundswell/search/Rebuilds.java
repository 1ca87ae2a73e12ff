package org.groundswell.search;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;

/** Requests to build the search index again. Every process that serves fulfils them with its own index. */
public final class Rebuilds {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PIECE = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final RebuildStore store = new RebuildStore();

    public Rebuilds(Database database, InstantSource clock) {
        this.database = database.background();
        this.clock = clock;
    }

    /** Asks all processes to build their indexes again; returns the number of the request. */
    public long request() {
        return database.write(tx -> store.add(tx, clock.instant()));
    }

    /** The progress of the processes that have begun with a request. */
    public List<RebuildProgress> progress(long request) {
        return database.read(tx -> store.progress(tx, request));
    }

    /** Deletes the progress of processes that were last heard of a day ago. */
    public int purgeExpired() {
        return database.purge(PIECE, tx -> store.purge(tx, clock.instant().minus(KEPT), PIECE));
    }

    /** The number of the last request; 0 if there was none. */
    long last() {
        return database.read(store::last);
    }

    void report(String process, long request, long statuses, long expected, boolean complete) {
        database.writing(tx ->
                store.report(tx, new RebuildProgress(process, request, statuses, expected, complete, clock.instant())));
    }
}
