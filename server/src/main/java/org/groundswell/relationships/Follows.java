package org.groundswell.relationships;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;

/** Follows between accounts. A follow of a locked account is a request until that account accepts it. */
public final class Follows {
    /**
     * The options of a follow. An empty option leaves the current value; a new follow shows boosts and all languages, without
     * notifications.
     *
     * @param languages the languages of posts that are shown; an empty list for all
     */
    public record Options(Optional<Boolean> boosts, Optional<Boolean> notifying, Optional<List<String>> languages) {
        public static final Options DEFAULT = new Options(Optional.empty(), Optional.empty(), Optional.empty());

        public Options(boolean boosts, boolean notifying) {
            this(Optional.of(boosts), Optional.of(notifying), Optional.empty());
        }

        /** These options, and for those left empty the current ones. */
        private Relationship.FollowOptions over(Relationship.FollowOptions now) {
            return new Relationship.FollowOptions(
                    boosts.orElse(now.boosts()), notifying.orElse(now.notifying()), languages.orElse(now.languages()));
        }
    }

    private static final Relationship.FollowOptions NEW = new Relationship.FollowOptions(true, false, List.of());
    private static final int MOST_LANGUAGES = 50;

    private final Database database;
    private final AccountStore accounts;
    private final Relationships relationships;
    private final EventLog events;
    private final IdGenerator ids;
    private final FollowStore store = FollowStore.follows();
    private final FollowStore requests = FollowStore.requests();

    public Follows(RelationshipParts parts) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.relationships = parts.relationships();
        this.events = parts.events();
        this.ids = parts.ids();
    }

    /**
     * Follows an account, asks to follow it if it is locked, or changes how it is followed.
     *
     * @throws Refusal.NotFound if there is no such account, or it is suspended
     * @throws Refusal.Forbidden if it is one's own, or if one of the two blocks the other
     * @throws Refusal.Invalid if a language is unknown, or there are too many
     */
    public Relationship follow(AccountId follower, AccountId followee, Options typed) {
        Options options =
                new Options(typed.boosts(), typed.notifying(), typed.languages().map(Follows::known));
        if (follower.equals(followee)) {
            throw new Refusal.Forbidden("error.follow.yourself");
        }
        return database.write(tx -> {
            relationships.lock(tx, follower, followee);
            refuseBlocked(tx, follower, followee);
            if (!change(tx, store, follower, followee, options) && !change(tx, requests, follower, followee, options)) {
                begin(tx, follower, followee, options.over(NEW));
            }
            return relationships.between(tx, follower, followee);
        });
    }

    private void refuseBlocked(Tx tx, AccountId follower, AccountId followee) {
        Relationship between = relationships.between(tx, follower, followee);
        if (between.blockedBy()) {
            throw new Refusal.Forbidden("error.follow.blocked");
        }
        if (between.blocking() || between.domainBlocking()) {
            throw new Refusal.Forbidden("error.follow.unblock_first");
        }
    }

    /** Changes the options of a follow or request; false if there is none. */
    private boolean change(Tx tx, FollowStore where, AccountId follower, AccountId followee, Options options) {
        Optional<Relationship.FollowOptions> now = where.optionsOf(tx, follower, followee);
        Optional<Relationship.FollowOptions> wanted = now.map(options::over);
        if (!wanted.equals(now)) {
            where.setOptions(tx, follower, followee, wanted.orElseThrow());
            if (where == store) {
                events.append(tx, new Event.FollowChanged(follower, followee));
            }
        }
        return now.isPresent();
    }

    private void begin(Tx tx, AccountId follower, AccountId followee, Relationship.FollowOptions options) {
        Account followed = accounts.byId(tx, followee)
                .filter(account -> !account.restrictions().isSuspended())
                .orElseThrow(Refusal.NotFound::new);
        if (followed.approvesFollowers()) {
            requests.insert(tx, ids.next(), follower, followee, options);
            events.append(tx, new Event.FollowRequested(follower, followee));
        } else {
            add(tx, follower, followee, options);
        }
    }

    /** Adds a follow with its counts and event; both accounts are locked. */
    void add(Tx tx, AccountId follower, AccountId followee, Relationship.FollowOptions options) {
        if (store.insert(tx, ids.next(), follower, followee, options)) {
            accounts.countFollowing(tx, follower, followee, 1);
            events.append(tx, new Event.Followed(follower, followee));
        }
    }

    /**
     * Ends a follow, or withdraws the request for one.
     *
     * @throws Refusal.NotFound if there is no such account
     */
    public Relationship unfollow(AccountId follower, AccountId followee) {
        return database.write(tx -> {
            relationships.lock(tx, follower, followee);
            endLocked(tx, follower, followee);
            return relationships.between(tx, follower, followee);
        });
    }

    /**
     * Removes an account from the followers of another.
     *
     * @return the relationship of the followed account to its former follower
     * @throws Refusal.NotFound if there is no such account
     */
    public Relationship removeFollower(AccountId followee, AccountId follower) {
        return database.write(tx -> {
            relationships.lock(tx, followee, follower);
            endLocked(tx, follower, followee);
            return relationships.between(tx, followee, follower);
        });
    }

    /** Ends the follows and requests between two accounts in both directions; both accounts are locked. */
    void endAll(Tx tx, AccountId account, AccountId other) {
        endLocked(tx, account, other);
        endLocked(tx, other, account);
    }

    /** Whether there was a follow; a request is closed, too. */
    private boolean endLocked(Tx tx, AccountId follower, AccountId followee) {
        boolean ended = store.delete(tx, follower, followee);
        if (ended) {
            accounts.countFollowing(tx, follower, followee, -1);
            events.append(tx, new Event.Unfollowed(follower, followee));
        }
        closeRequest(tx, follower, followee);
        return ended;
    }

    /** Removes a request to follow; false if there is none. */
    boolean closeRequest(Tx tx, AccountId follower, AccountId followee) {
        boolean closed = requests.delete(tx, follower, followee);
        if (closed) {
            events.append(tx, new Event.FollowRequestClosed(follower, followee));
        }
        return closed;
    }

    /**
     * Ends some of the follows of an account that is being deleted, in both directions.
     *
     * @param where for finding them
     * @return how many there were; 0 if none is left
     */
    public int endSome(Database where, AccountId account, int limit) {
        List<AccountId> followed = where.read(tx -> store.followed(tx, account, limit));
        followed.forEach(each -> end(account, each));
        List<AccountId> followers = where.read(tx -> store.followers(tx, account, limit));
        followers.forEach(each -> end(each, account));
        return followed.size() + followers.size();
    }

    /**
     * Ends some of the follows and requests between an account and the accounts of a domain.
     *
     * @param severed the follows that end
     * @return how many there were; 0 if none is left
     */
    int endSomeOn(AccountId account, String domain, int limit, Severances.Recording severed) {
        List<AccountId> others = database.read(tx -> {
            List<AccountId> found = new ArrayList<>();
            for (FollowStore each : List.of(store, requests)) {
                found.addAll(each.followedOn(tx, account, domain, limit));
                found.addAll(each.followersOn(tx, account, domain, limit));
            }
            return found;
        });
        for (AccountId other : others) {
            database.writing(tx -> {
                if (endLocked(tx, account, other)) {
                    severed.add(tx, other, true);
                }
                if (endLocked(tx, other, account)) {
                    severed.add(tx, other, false);
                }
            });
        }
        return others.size();
    }

    /** Ends a follow, if there is one; neither account need be there any more. */
    private void end(AccountId follower, AccountId followee) {
        database.writing(tx -> endLocked(tx, follower, followee));
    }

    /** Whether one follows the other. */
    public boolean isFollowing(Tx tx, AccountId follower, AccountId followee) {
        return store.exists(tx, follower, followee);
    }

    private static List<String> known(List<String> typed) {
        List<String> written = typed.stream().filter(each -> !each.isBlank()).toList();
        if (written.size() > MOST_LANGUAGES) {
            throw new Refusal.Invalid("languages", "error.too_many_entries", "most", MOST_LANGUAGES);
        }
        return written.stream()
                .map(each -> LanguageCode.parse(each)
                        .orElseThrow(() -> new Refusal.Invalid("languages", Refusal.Fault.INCLUSION, "error.languages"))
                        .tag())
                .distinct()
                .toList();
    }
}
