package org.groundswell.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.Page;
import org.groundswell.words.Refusal;

/** Who follows whom. */
public final class Follows {
    /** What a follower wants to see of the one followed. */
    public record Options(boolean boosts, boolean alerts) {
        public static final Options DEFAULT = new Options(true, false);
    }

    /**
     * An account in a list of followers or followed.
     *
     * @param pageId what the list pages by
     */
    public record Listed(long pageId, Account account) {}

    private final Database database;
    private final AccountStore accounts;
    private final FollowStore store = new FollowStore();
    private final EventLog events;
    private final IdGenerator ids;

    public Follows(Database database, AccountStore accounts, EventLog events, IdGenerator ids) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Follows an account, or changes how it is followed.
     *
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Forbidden if it is one's own
     */
    public Relationship follow(AccountId follower, AccountId followee, Options options) {
        if (follower.equals(followee)) {
            throw new Refusal.Forbidden("You can't follow yourself");
        }
        return database.write(tx -> {
            refuseUnknown(tx, followee);
            if (store.insert(tx, ids.next(), follower, followee)) {
                if (!accounts.countFollowing(tx, follower, followee, 1)) {
                    throw new Refusal.NotFound();
                }
                events.append(tx, new Event.Followed(follower, followee));
            }
            store.setOptions(tx, follower, followee, options);
            return relationships(tx, follower, List.of(followee)).getFirst();
        });
    }

    /** @throws Refusal.NotFound if there is no such account */
    public Relationship unfollow(AccountId follower, AccountId followee) {
        return database.write(tx -> {
            refuseUnknown(tx, followee);
            if (store.delete(tx, follower, followee)) {
                accounts.countFollowing(tx, follower, followee, -1);
                events.append(tx, new Event.Unfollowed(follower, followee));
            }
            return relationships(tx, follower, List.of(followee)).getFirst();
        });
    }

    /** Ends a follow, if there is one; neither account need be there any more. */
    public void end(AccountId follower, AccountId followee) {
        database.writing(tx -> {
            if (store.delete(tx, follower, followee)) {
                accounts.countFollowing(tx, follower, followee, -1);
                events.append(tx, new Event.Unfollowed(follower, followee));
            }
        });
    }

    /** Newest followers first. */
    public List<Listed> followers(AccountId account, Page page) {
        return database.read(tx -> listed(tx, store.followers(tx, account, page)));
    }

    /** Those followed most recently first. */
    public List<Listed> following(AccountId account, Page page) {
        return database.read(tx -> listed(tx, store.following(tx, account, page)));
    }

    /** What is between an account and others, in the order asked for. */
    public List<Relationship> relationships(AccountId viewer, Collection<AccountId> others) {
        return database.read(tx -> relationships(tx, viewer, others));
    }

    /** Whether one follows the other. */
    public boolean isFollowing(Tx tx, AccountId follower, AccountId followee) {
        return store.followedOf(tx, follower, List.of(followee)).containsKey(followee);
    }

    private void refuseUnknown(Tx tx, AccountId account) {
        if (accounts.byId(tx, account).isEmpty()) {
            throw new Refusal.NotFound();
        }
    }

    private List<Relationship> relationships(Tx tx, AccountId viewer, Collection<AccountId> others) {
        Map<AccountId, Options> followed = store.followedOf(tx, viewer, others);
        List<AccountId> followers = store.followersAmong(tx, viewer, others);
        return others.stream()
                .map(other -> {
                    Options options = followed.get(other);
                    return new Relationship(
                            other,
                            options != null,
                            options != null && options.boosts(),
                            options != null && options.alerts(),
                            followers.contains(other));
                })
                .toList();
    }

    private List<Listed> listed(Tx tx, List<FollowStore.Entry> entries) {
        Map<AccountId, Account> found = accounts.byIds(
                tx, entries.stream().map(FollowStore.Entry::account).toList());
        return entries.stream()
                .filter(entry -> found.containsKey(entry.account()))
                .map(entry -> new Listed(entry.followId(), Objects.requireNonNull(found.get(entry.account()))))
                .toList();
    }
}
