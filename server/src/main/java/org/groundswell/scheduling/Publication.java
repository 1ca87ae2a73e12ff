package org.groundswell.scheduling;

import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.Service;
import org.groundswell.jobs.Worker;
import org.groundswell.model.Refusal;
import org.groundswell.publishing.Posting;

/**
 * Publishes each scheduled post once, at its time. The post is published, and its row deleted, in one transaction: after a
 * crash either both have happened or the job is done again, and of two processes one finds the row. What can't be published
 * stays with the reason, and is not tried again.
 */
public final class Publication implements Service {
    private final Database database;
    private final AccountStore accounts;
    private final Posting posting;
    private final InstantSource clock;
    private final ScheduledStore store = new ScheduledStore();
    private final Worker<Long> worker;

    public Publication(
            Database database, AccountStore accounts, Posting posting, Scheduling scheduling, InstantSource clock) {
        this.database = database.background();
        this.accounts = accounts;
        this.posting = posting;
        this.clock = clock;
        this.worker = scheduling.queue().worker(this::run);
    }

    private Outcome run(Job<Long> job) {
        long id = job.payload();
        try {
            database.writing(tx -> {
                job.check(tx);
                publish(tx, id);
            });
        } catch (Refusal.Unavailable | Refusal.TooMany later) {
            // The server's own trouble, which passes.
            throw later;
        } catch (Refusal refused) {
            database.writing(tx -> {
                job.check(tx);
                store.lock(tx, id).ifPresent(post -> store.setProblem(tx, id, problem(refused)));
            });
        }
        return Outcome.done();
    }

    /** One that was given more time has a job of its own. */
    private void publish(Tx tx, long id) {
        Optional<ScheduledPost> due =
                store.lock(tx, id).filter(post -> !post.at().isAfter(clock.instant()));
        if (due.isEmpty()) {
            return;
        }
        ScheduledPost post = due.get();
        boolean mayAct = accounts.holdRestrictions(tx, post.account())
                .filter(Restrictions::mayAct)
                .isPresent();
        if (!mayAct) {
            store.setProblem(tx, id, ScheduledPost.Problem.ACCOUNT);
            return;
        }
        store.delete(tx, id);
        posting.publishReserved(tx, post.account(), post.draft(), id);
    }

    private static ScheduledPost.Problem problem(Refusal refused) {
        return switch (refused) {
            case Refusal.NotFound _, Refusal.Gone _ -> ScheduledPost.Problem.PARENT_GONE;
            case Refusal.Forbidden _ -> ScheduledPost.Problem.NOT_ALLOWED;
            default -> ScheduledPost.Problem.NOT_VALID;
        };
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
