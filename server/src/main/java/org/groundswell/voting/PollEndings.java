package org.groundswell.voting;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollStore;
import org.groundswell.polls.PollWriter;
import org.groundswell.publishing.StatusWriter;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/**
 * Announces the end of each poll once, as an event: notifications and streams follow from it. The jobs are in the database,
 * so that none is lost with a restart, and of several processes one does each.
 */
public final class PollEndings implements Service {
    private final Database database;
    private final StatusStore statuses;
    private final StatusWriter writer;
    private final InstantSource clock;
    private final PollStore store = new PollStore();
    private final Worker<StatusId> worker;

    public PollEndings(
            Database database, StatusStore statuses, StatusWriter writer, PollWriter polls, InstantSource clock) {
        this.database = database.background();
        this.statuses = statuses;
        this.writer = writer;
        this.clock = clock;
        this.worker = polls.endings().worker(this::run);
    }

    private Outcome run(Job<StatusId> job) {
        database.writing(tx -> {
            job.check(tx);
            end(tx, job.payload());
        });
        return Outcome.done();
    }

    /** Its post may be gone, and an edit may have removed the poll or given it more time: that has a job of its own. */
    private void end(Tx tx, StatusId id) {
        Optional.ofNullable(statuses.lock(tx, List.of(id)).get(id))
                .flatMap(Status::post)
                .filter(post -> post.content()
                        .poll()
                        .filter(poll -> poll.isOver(clock.instant()))
                        .isPresent())
                .filter(_ -> store.setEnded(tx, id, true))
                .ifPresent(post -> writer.announcePollEnd(tx, post));
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }

    /** Runs one job on the caller's thread; false if none is due. */
    public boolean runNext() {
        return worker.runNext();
    }
}
