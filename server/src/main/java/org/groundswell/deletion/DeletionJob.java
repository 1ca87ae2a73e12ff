package org.groundswell.deletion;

import java.time.Duration;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.publishing.Posting;

/**
 * Finishes deletions: of accounts, and of what hangs on deleted posts. Looks what there is to do when the server starts, so
 * that what a crash cut short goes on, and then all the time.
 */
public final class DeletionJob implements Service {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final AccountDeletion accounts;
    private final Posting posting;
    private final Schedule schedule = new Schedule("deletion", Duration.ZERO, PAUSE, this::work);

    public DeletionJob(AccountDeletion accounts, Posting posting) {
        this.accounts = accounts;
        this.posting = posting;
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    /** An account that can't be finished must not keep what is left of posts, nor the other way round. */
    private void work() {
        try {
            accounts.finishAll();
        } catch (RuntimeException e) {
            try {
                posting.removeLeftovers();
            } catch (RuntimeException too) {
                e.addSuppressed(too);
            }
            throw e;
        }
        posting.removeLeftovers();
    }
}
