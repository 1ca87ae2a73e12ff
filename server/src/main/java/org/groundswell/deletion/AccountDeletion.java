package org.groundswell.deletion;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.publishing.Posting;
import org.groundswell.statuses.Interactions;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;

/**
 * Deletes accounts. In one transaction the account is marked, told of in the event log and shut: nobody signs in to it or
 * acts with a token of it any more. Then every post, boost and favourite is taken back, in pieces, as if its author had
 * done it, so that all counts fall and every consumer of the log hears of it. The mark goes last: after a crash, whatever
 * was marked goes on.
 */
public final class AccountDeletion {
    private static final int PIECE = 100;

    private final Database database;
    private final Logins logins;
    private final Posting posting;
    private final Interactions interactions;
    private final Follows follows;
    private final EventLog events;
    private final InstantSource clock;
    private final AccountDeletionStore store = new AccountDeletionStore();

    public AccountDeletion(
            Database database,
            Logins logins,
            Posting posting,
            Interactions interactions,
            Follows follows,
            EventLog events,
            InstantSource clock) {
        this.database = database.background();
        this.logins = logins;
        this.posting = posting;
        this.interactions = interactions;
        this.follows = follows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins to delete somebody's own account, for good.
     *
     * @throws org.groundswell.words.Refusal.Unauthorised if the password is wrong
     * @throws org.groundswell.words.Refusal.Invalid if it is the last administrator's
     */
    public void begin(AccountId account, String password) {
        logins.checkPresent(account, password);
        begin(account);
    }

    /**
     * Begins to delete an account, of this server or of another, for good.
     *
     * @throws org.groundswell.words.Refusal.Invalid if it is the last administrator's
     */
    public void begin(AccountId account) {
        database.writing(tx -> {
            logins.remove(tx, account);
            if (store.begin(tx, account, clock.instant())) {
                events.append(tx, new Event.AccountDeleted(account));
            }
        });
    }

    /**
     * Deletes what is left of all accounts whose deletion was begun.
     *
     * @return how many are gone
     */
    public int finishAll() {
        List<AccountId> begun = database.read(store::begun);
        List<RuntimeException> failures = new ArrayList<>();
        for (AccountId account : begun) {
            try {
                finish(account);
            } catch (RuntimeException e) {
                // One that can't be finished must not keep the others.
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return begun.size();
    }

    /** How many accounts were to be deleted and are not gone yet. */
    public int waiting() {
        return database.read(store::begun).size();
    }

    private void finish(AccountId account) {
        boolean gone = false;
        while (!gone) {
            each(tx -> store.statuses(tx, account, PIECE), ids -> posting.delete(account, ids));
            each(tx -> store.favourites(tx, account, PIECE), ids -> interactions.unfavourite(account, ids));
            each(tx -> store.followed(tx, account, PIECE), ids -> ids.forEach(each -> follows.end(account, each)));
            each(tx -> store.followers(tx, account, PIECE), ids -> ids.forEach(each -> follows.end(each, account)));
            each(
                    tx -> store.tagsFollowed(tx, account, PIECE),
                    tags -> database.writing(tx -> store.unfollowTags(tx, account, tags)));
            // A request that was under way when it began may have added something meanwhile.
            gone = database.write(tx -> store.finish(tx, account));
        }
    }

    private <T> void each(Function<Tx, List<T>> some, Consumer<List<T>> remove) {
        List<T> found = database.read(some);
        while (!found.isEmpty()) {
            remove.accept(found);
            found = database.read(some);
        }
    }
}
