package org.groundswell.leaving;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Statuses;
import org.groundswell.words.AccountId;
import org.groundswell.words.Refusal;

/**
 * Deletes accounts: every post, boost and favourite is taken back as if its author had done it, so that all counts fall
 * and everybody who listens hears of it. What was begun goes on after a crash.
 */
public final class Leaving {
    private static final int BATCH = 200;

    private final Database database;
    private final Logins logins;
    private final OAuth oauth;
    private final Statuses statuses;
    private final Interactions interactions;
    private final Follows follows;
    private final InstantSource clock;
    private final LeavingStore store = new LeavingStore();

    public Leaving(
            Database database,
            Logins logins,
            OAuth oauth,
            Statuses statuses,
            Interactions interactions,
            Follows follows,
            InstantSource clock) {
        this.database = database;
        this.logins = logins;
        this.oauth = oauth;
        this.statuses = statuses;
        this.interactions = interactions;
        this.follows = follows;
        this.clock = clock;
    }

    /**
     * Deletes somebody's own account, for good.
     *
     * @throws Refusal.Unauthorised if the password is wrong
     * @throws Refusal.Invalid if it is the last administrator's
     */
    public void delete(AccountId account, String password) {
        logins.checkPresent(account, password);
        delete(account);
    }

    /**
     * Deletes an account, of this server or of another, for good.
     *
     * @throws Refusal.Invalid if it is the last administrator's
     */
    public void delete(AccountId account) {
        logins.remove(account);
        oauth.revokeAll(account);
        database.writing(tx -> store.begin(tx, account, clock.instant()));
        finish(account);
    }

    /**
     * Goes on with what was begun and not finished.
     *
     * @return how many accounts are gone
     */
    public int resume() {
        List<AccountId> leaving = database.read(store::leaving);
        leaving.forEach(this::finish);
        return leaving.size();
    }

    private void finish(AccountId account) {
        each(tx -> store.statuses(tx, account, BATCH), ids -> statuses.delete(account, ids));
        each(tx -> store.favourites(tx, account, BATCH), ids -> interactions.unfavourite(account, ids));
        each(tx -> store.followed(tx, account, BATCH), ids -> ids.forEach(each -> follows.unfollow(account, each)));
        each(tx -> store.followers(tx, account, BATCH), ids -> ids.forEach(each -> follows.unfollow(each, account)));
        database.writing(tx -> store.finish(tx, account));
    }

    private <T> void each(Function<Tx, List<T>> some, Consumer<List<T>> remove) {
        List<T> found = database.read(some);
        while (!found.isEmpty()) {
            remove.accept(found);
            found = database.read(some);
        }
    }
}
