package org.groundswell.moderation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.deletion.AccountDeletion;
import org.groundswell.model.AccountId;

/** Deletes suspended accounts some time after the decision, unless their appeal is still pending. */
public final class Suspensions {
    /** The time for which the data of a suspended account is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final AccountDeletion deletion;
    private final InstantSource clock;
    private final SuspensionStore store = new SuspensionStore();

    public Suspensions(Database database, AccountDeletion deletion, InstantSource clock) {
        this.database = database.background();
        this.deletion = deletion;
        this.clock = clock;
    }

    /** Begins the deletion of accounts whose time is over; returns how many. */
    public int purge() {
        List<AccountId> due = database.read(tx -> store.due(tx, clock.instant(), MOST_AT_ONCE));
        due.forEach(this::delete);
        return due.size();
    }

    /**
     * Deletes a suspended account before its time, which can't be undone.
     *
     * @return false if it is not suspended
     */
    public boolean delete(AccountId account) {
        // Marked first: from now on the suspension can't be lifted. After a crash the next purge goes on.
        boolean begun = database.write(tx -> store.beginDeletion(tx, account));
        if (begun) {
            deletion.begin(account);
        }
        return begun;
    }
}
