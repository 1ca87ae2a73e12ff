package org.groundswell.deletion;

import java.time.Duration;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;

/**
 * Finishes deletions: of accounts, and of the rows that refer to deleted posts. Runs at the start of the server, to continue
 * deletions that a crash interrupted, and four times a second from then on.
 */
public final class DeletionJob implements Service {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final AccountDeletion accounts;
    private final Runnable leftovers;
    private final Schedule schedule = new Schedule("deletion", Duration.ZERO, PAUSE, this::work);

    /** @param leftovers deletes the rows that refer to deleted posts */
    public DeletionJob(AccountDeletion accounts, Runnable leftovers) {
        this.accounts = accounts;
        this.leftovers = leftovers;
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    /** Does both, even if one of them fails. */
    private void work() {
        try {
            accounts.finishAll();
        } catch (RuntimeException e) {
            try {
                leftovers.run();
            } catch (RuntimeException too) {
                e.addSuppressed(too);
            }
            throw e;
        }
        leftovers.run();
    }
}
