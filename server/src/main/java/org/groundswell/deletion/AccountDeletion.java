package org.groundswell.deletion;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Queue;
import org.groundswell.model.AccountId;

/**
 * Deletes accounts. One transaction marks the account, ends its sessions and tokens, and appends the event. After that
 * the account's posts, boosts, favourites and follows are undone in batches, as if the account did so itself, so that
 * counts are corrected and each has an event in the log. The account's other rows follow in batches; the account and
 * its mark are deleted in the last transaction. Each deletion is a job of its own in a queue, so that it continues
 * after a crash, and a failure does not delay others.
 *
 * <p>This package knows no feature: features declare their rows ({@link OwnedData}) and undo counted actions ({@link
 * CountedData}).
 */
public final class AccountDeletion {
    private static final int TAKEN_BACK_AT_ONCE = 100;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int BATCHES_AT_ONCE = 10;

    /** The contributions of features. */
    public record Parts(List<OwnedData> owned, List<CountedData> counted) {}

    /** Throws if a password is not the account's. */
    @FunctionalInterface
    public interface PasswordCheck {
        void check(AccountId account, String password);
    }

    private final Database database;
    private final PasswordCheck passwords;
    private final Parts parts;
    private final EventLog events;
    private final Queue<AccountId> queue;
    private final InstantSource clock;
    private final AccountDeletionStore store = new AccountDeletionStore();
    private final OwnedRowStore rows;

    public AccountDeletion(
            Database database,
            PasswordCheck passwords,
            Parts parts,
            EventLog events,
            Queue<AccountId> queue,
            InstantSource clock) {
        this.database = database.background();
        this.passwords = passwords;
        this.parts = parts;
        this.events = events;
        this.queue = queue;
        this.clock = clock;
        this.rows = new OwnedRowStore(parts.owned());
    }

    /**
     * Begins the permanent deletion of the caller's own account.
     *
     * @throws org.groundswell.model.Refusal.Unauthorised if the password is wrong
     * @throws org.groundswell.model.Refusal.Invalid if it is the last administrator's
     */
    public void begin(AccountId account, String password) {
        passwords.check(account, password);
        begin(account);
    }

    /**
     * Begins the permanent deletion of an account, local or remote.
     *
     * @throws org.groundswell.model.Refusal.Invalid if it is the last administrator's
     */
    public void begin(AccountId account) {
        database.writing(tx -> {
            parts.owned().forEach(each -> each.deletionBegins(tx, account));
            if (store.mark(tx, account, clock.instant())) {
                events.append(tx, new Event.AccountDeleted(account));
                enqueue(tx, account);
            }
        });
    }

    /** The background job that finishes deletions. */
    public DeletionJob<AccountId> job() {
        return new DeletionJob<>(queue, this::enqueueAll, this::finishSome);
    }

    /** Adds the missing jobs of deletions that were begun by earlier versions. */
    private void enqueueAll() {
        for (AccountId account : database.read(store::marked)) {
            database.writing(tx -> enqueue(tx, account));
        }
    }

    private void enqueue(Tx tx, AccountId account) {
        queue.addOnce(tx, account.toString(), account);
    }

    /**
     * Does some batches of a deletion, so that other deletions get their turn.
     *
     * @return true if the account is gone
     */
    private boolean finishSome(AccountId account) {
        // Another process, such as a command, may have deleted it since.
        boolean gone = !database.<Boolean>read(tx -> store.isMarked(tx, account));
        for (int i = 0; i < BATCHES_AT_ONCE && !gone; i++) {
            gone = deleteBatch(account);
        }
        return gone;
    }

    /**
     * Finishes all deletions that have begun, without waiting for the queue.
     *
     * @return the number of accounts deleted
     */
    public int finishAll() {
        List<AccountId> marked = database.read(store::marked);
        List<RuntimeException> failures = new ArrayList<>();
        for (AccountId account : marked) {
            try {
                finish(account);
            } catch (RuntimeException e) {
                // An account that can't be deleted must not delay the others.
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return marked.size();
    }

    /** The number of accounts whose deletion is not finished. */
    public int waiting() {
        return database.read(store::marked).size();
    }

    private void finish(AccountId account) {
        boolean gone = false;
        while (!gone) {
            gone = deleteBatch(account);
        }
    }

    /** Undoes or deletes one batch of an account's data; true if the account is gone. */
    private boolean deleteBatch(AccountId account) {
        for (CountedData each : parts.counted()) {
            if (each.takeBack(database, account, TAKEN_BACK_AT_ONCE) > 0) {
                return false;
            }
        }
        return database.write(tx -> deleteRows(tx, account));
    }

    /** Deletes a batch of the account's rows, and the account after the last of them; true if the account is gone. */
    private boolean deleteRows(Tx tx, AccountId account) {
        parts.owned().forEach(each -> each.prepareDeletion(tx, account));
        // A request that was running when the deletion began may have added counted data since: that is undone first.
        if (rows.isCounted(tx, account) || rows.deleteOf(tx, account, ROWS_AT_ONCE)) {
            return false;
        }
        rows.delete(tx, account);
        events.append(tx, new Event.RelationsDeleted(account));
        queue.remove(tx, account.toString());
        return true;
    }
}
