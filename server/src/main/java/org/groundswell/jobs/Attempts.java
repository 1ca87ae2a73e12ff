package org.groundswell.jobs;

import java.time.Instant;
import org.groundswell.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a claimed job once, and stores how it ended. */
final class Attempts<P> {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int LONGEST_ERROR = 500;

    private final Queue<P> queue;
    private final JobHandler<P> handler;
    private final Database database;
    private final JobStore store;

    Attempts(Queue<P> queue, JobHandler<P> handler) {
        this.queue = queue;
        this.handler = handler;
        this.database = queue.jobs().database();
        this.store = queue.jobs().store();
    }

    /** Runs the job. Never throws: if the result can't be stored, the job is run again when the claim has expired. */
    void run(JobStore.Claim claim) {
        try {
            if (claim.attempts() > queue.limits().attempts()) {
                // The last attempt neither succeeded nor failed: perhaps the job itself crashes the process.
                markDead(claim, "the process ended during the last attempt");
                return;
            }
            runAndStore(claim);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("job", claim.id())
                    .log("can't store how a job ended; it will be run again");
        }
    }

    private void runAndStore(JobStore.Claim claim) {
        Outcome outcome;
        try {
            outcome = handler.run(new Job<>(claim, queue.codec().read(claim.payload()), store));
        } catch (Exception | Error e) {
            // Errors too: a broken job must not stop the others.
            fail(claim, e);
            return;
        }
        Instant now = queue.jobs().clock().instant();
        database.writing(tx -> {
            switch (outcome) {
                case Outcome.Done() -> store.finish(tx, claim);
                case Outcome.Again(var at) -> store.postpone(tx, claim, at == null ? now : at);
            }
        });
    }

    private void fail(JobStore.Claim claim, Throwable reason) {
        if (claim.attempts() >= queue.limits().attempts()) {
            LOG.atError()
                    .setCause(reason)
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("job", claim.id())
                    .log("a job failed too often and was given up");
            markDead(claim, error(reason));
            return;
        }
        if (claim.attempts() == 1) {
            LOG.atWarn()
                    .setCause(reason)
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("job", claim.id())
                    .log("a job failed; will try again");
        }
        Instant at =
                queue.jobs().clock().instant().plus(queue.limits().backoff().after(claim.attempts()));
        database.writing(tx -> store.fail(tx, claim, error(reason), at));
    }

    private void markDead(JobStore.Claim claim, String error) {
        database.writing(
                tx -> store.markDead(tx, claim, error, queue.jobs().clock().instant()));
    }

    /** The error in one line, since it is shown in lists, and of limited length, since it may quote external input. */
    private static String error(Throwable reason) {
        String line = String.valueOf(reason).replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) : line;
    }
}
