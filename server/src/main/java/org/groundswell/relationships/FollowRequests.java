package org.groundswell.relationships;

import java.time.Duration;
import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.ProfileListener;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.visibility.Exclusions;

/** Requests to follow locked accounts. An account that is unlocked accepts all that are waiting, in a job. */
public final class FollowRequests implements ProfileListener {
    private static final int AT_ONCE = 100;
    private static final QueueLimits LIMITS =
            new QueueLimits(2, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final AccountStore accounts;
    private final Relationships relationships;
    private final AccountLists lists;
    private final Follows follows;
    private final Queue<AccountId> unlocked;
    private final FollowStore store = FollowStore.requests();

    public FollowRequests(RelationshipParts parts, Follows follows, Jobs jobs) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.relationships = parts.relationships();
        this.lists = parts.lists();
        this.follows = follows;
        this.unlocked = jobs.queue(
                "accept-follow-requests",
                PayloadCodec.of(AccountId::toString, text -> new AccountId(Long.parseLong(text))),
                LIMITS);
    }

    /** Accounts that ask to follow an account, the most recent request first. */
    public List<Listed> of(AccountId account, Page page) {
        return database.read(tx -> lists.listed(tx, store.followers(tx, account, Exclusions.NONE, page)));
    }

    /** The number of waiting requests. */
    public long count(AccountId account) {
        return database.read(tx -> store.countFollowers(tx, account));
    }

    /**
     * Accepts a request.
     *
     * @throws Refusal.NotFound if there is none
     */
    public Relationship accept(AccountId account, AccountId follower) {
        return database.write(tx -> {
            relationships.lock(tx, account, follower);
            if (!accept(tx, account, follower)) {
                throw new Refusal.NotFound();
            }
            return relationships.between(tx, account, follower);
        });
    }

    /**
     * Rejects a request.
     *
     * @throws Refusal.NotFound if there is none
     */
    public Relationship reject(AccountId account, AccountId follower) {
        return database.write(tx -> {
            relationships.lock(tx, account, follower);
            if (!follows.closeRequest(tx, follower, account)) {
                throw new Refusal.NotFound();
            }
            return relationships.between(tx, account, follower);
        });
    }

    private boolean accept(Tx tx, AccountId account, AccountId follower) {
        return store.optionsOf(tx, follower, account)
                .map(options -> {
                    follows.closeRequest(tx, follower, account);
                    follows.add(tx, follower, account, options);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void profileChanged(Tx tx, Account before, Account.Profile after) {
        boolean unlocks =
                before.profile().privacy().locked() && !after.privacy().locked();
        // While the shield is up, new followers need approval anyway.
        if (unlocks && !before.isShielded()) {
            unlocked.addOnce(tx, before.id().toString(), before.id());
        }
    }

    /** Accepts the requests of accounts that were unlocked. */
    public Service acceptance() {
        return unlocked.worker(this::acceptSome);
    }

    private Outcome acceptSome(Job<AccountId> job) {
        AccountId account = job.payload();
        List<AccountId> waiting = database.read(tx -> store.followers(tx, account, AT_ONCE));
        for (AccountId follower : waiting) {
            if (!database.<Boolean>write(tx -> acceptUnlocked(tx, account, follower))) {
                return Outcome.done();
            }
        }
        return waiting.isEmpty() ? Outcome.done() : Outcome.again();
    }

    /** Accepts a request; false if the account was locked in the meantime, or its shield went up. */
    private boolean acceptUnlocked(Tx tx, AccountId account, AccountId follower) {
        // The account may be gone, or the request withdrawn.
        if (!relationships.tryLock(tx, account, follower)) {
            follows.closeRequest(tx, follower, account);
            return true;
        }
        boolean open = accounts.byId(tx, account)
                .filter(found -> !found.profile().privacy().locked() && !found.isShielded())
                .isPresent();
        if (open) {
            accept(tx, account, follower);
        }
        return open;
    }
}
