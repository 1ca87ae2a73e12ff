package org.groundswell.deletion;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.groundswell.publishing.Posting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes deletions: of accounts, and of what hangs on deleted posts. Looks what there is to do when the server starts, so
 * that what a crash cut short goes on, and then all the time.
 */
public final class DeletionJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionJob.class);
    private static final long LOOK_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final AccountDeletion accounts;
    private final Posting posting;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deletion").daemon(true).factory());
    private volatile ScheduledFuture<?> next;
    private volatile boolean closed;

    // Only the thread touches it.
    private long pause = LOOK_MILLIS;

    public DeletionJob(AccountDeletion accounts, Posting posting) {
        this.accounts = accounts;
        this.posting = posting;
        this.next = thread.schedule(this::work, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        next.cancel(false);
        thread.close();
    }

    private void work() {
        // An account that can't be finished must not keep what is left of posts, nor the other way round.
        boolean finished = isDone(accounts::finishAll);
        finished &= isDone(posting::removeLeftovers);
        pause = finished ? LOOK_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        if (!closed) {
            next = thread.schedule(this::work, pause, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a deletion could not be finished; will try again");
            return false;
        }
    }
}
