package org.groundswell.search;

import java.time.Duration;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.search.index.StatusIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds an index from the tables in the background: one that was missing, or one that an operator has asked for. */
final class IndexBuilder implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long REPORT_NANOS = Duration.ofSeconds(1).toNanos();

    private final IndexUpdates updates;
    private final StatusIndexes indexes;
    private final Rebuilds rebuilds;
    private final String process;
    private final Schedule schedule = new Schedule("search-build", EVERY, EVERY, this::run);
    private volatile boolean closed;
    private volatile long expected;

    /** @param process a unique name of this process */
    IndexBuilder(IndexUpdates updates, StatusIndexes indexes, Rebuilds rebuilds, String process) {
        this.updates = updates;
        this.indexes = indexes;
        this.rebuilds = rebuilds;
        this.process = process;
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        closed = true;
        schedule.close();
    }

    /** How much of the index that is being built is there, in hundredths; 100 if none is being built, 0 before one is open. */
    int percent() {
        return indexes.building()
                .map(index -> RebuildProgress.percent(index.size(), expected))
                .orElse(indexes.current() == null ? 0 : 100);
    }

    private void run() {
        long request = rebuilds.last();
        updates.beginRebuild(request);
        StatusIndex index = indexes.building().orElse(null);
        if (index == null) {
            return;
        }
        expected = updates.expected();
        long reported = System.nanoTime() - REPORT_NANOS;
        while (!closed && updates.build()) {
            if (System.nanoTime() - reported >= REPORT_NANOS) {
                report(index, false);
                reported = System.nanoTime();
            }
        }
        if (index.progress().isComplete()) {
            report(index, true);
            LOG.atInfo().addKeyValue("statuses", index.size()).log("the search index is complete");
        }
    }

    private void report(StatusIndex index, boolean complete) {
        long request = index.progress().request();
        if (request > 0) {
            rebuilds.report(process, request, complete ? expected : index.size(), expected, complete);
        }
    }
}
