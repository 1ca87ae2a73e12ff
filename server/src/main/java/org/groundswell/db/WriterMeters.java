package org.groundswell.db;

import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;

/**
 * Metrics of writes.
 *
 * @param commits the duration of a commit until it was on disk
 * @param groups how many commands were committed together
 */
record WriterMeters(Recorder commits, Recorder groups) {
    static final WriterMeters NONE = new WriterMeters(Recorder.NONE, Recorder.NONE);

    static WriterMeters of(Meters meters) {
        return new WriterMeters(
                commits(meters),
                meters.sizes("groundswell.db.group.commands", "Writes that were committed together (SQLite)"));
    }

    static Recorder commits(Meters meters) {
        return meters.timer("groundswell.db.commits", "Time a commit took until it was on disk");
    }

    /** Measures how long a transaction waits for a connection. */
    static Recorder waits(Meters meters, String pool) {
        return meters.timer("groundswell.db.connection.waits", "Time until a connection was free", "pool", pool);
    }
}
