package org.groundswell.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** Follows between accounts. */
public final class Follows {
    /**
     * The options of a follow. An empty option leaves the current value; a new follow shows boosts and all languages, without
     * alerts.
     *
     * @param languages the languages of posts that are shown; an empty list for all
     */
    public record Options(Optional<Boolean> boosts, Optional<Boolean> alerts, Optional<List<String>> languages) {
        public static final Options DEFAULT = new Options(Optional.empty(), Optional.empty(), Optional.empty());

        public Options(boolean boosts, boolean alerts) {
            this(Optional.of(boosts), Optional.of(alerts), Optional.empty());
        }
    }

    /**
     * An account in a list of followers or followed.
     *
     * @param pageId what the list pages by
     */
    public record Listed(long pageId, Account account) {}

    private static final int MOST_LANGUAGES = 50;

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
     * @throws Refusal.Invalid if a language is none, or there are too many
     */
    public Relationship follow(AccountId follower, AccountId followee, Options options) {
        Optional<List<String>> languages = options.languages().map(Follows::known);
        if (follower.equals(followee)) {
            throw new Refusal.Forbidden("error.follow.yourself");
        }
        return database.write(tx -> {
            refuseUnknown(tx, followee);
            if (store.insert(tx, ids.next(), follower, followee)) {
                if (!accounts.countFollowing(tx, follower, followee, 1)) {
                    throw new Refusal.NotFound();
                }
                events.append(tx, new Event.Followed(follower, followee));
            }
            store.setOptions(tx, follower, followee, options, languages);
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

    /** Ends a follow, if there is one; neither account need be there any more. */
    private void end(AccountId follower, AccountId followee) {
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

    /** The followed accounts, the most recently followed first. */
    public List<Listed> following(AccountId account, Page page) {
        return database.read(tx -> listed(tx, store.following(tx, account, page)));
    }

    /** The followers of an account as the viewer sees them: none, if the account hides them from others. */
    public List<Listed> followers(Optional<AccountId> viewer, Account account, Page page) {
        return isHidden(viewer, account) ? List.of() : followers(account.id(), page);
    }

    /** The accounts that an account follows, for a viewer: none, if the account hides them from others. */
    public List<Listed> following(Optional<AccountId> viewer, Account account, Page page) {
        return isHidden(viewer, account) ? List.of() : following(account.id(), page);
    }

    private static boolean isHidden(Optional<AccountId> viewer, Account account) {
        return account.profile().privacy().hidesCollections()
                && viewer.filter(account.id()::equals).isEmpty();
    }

    /** The relationships of an account to others, in the order asked for. */
    public List<Relationship> relationships(AccountId viewer, Collection<AccountId> others) {
        return database.read(tx -> relationships(tx, viewer, others));
    }

    /** Whether one follows the other. */
    public boolean isFollowing(Tx tx, AccountId follower, AccountId followee) {
        return store.followedOf(tx, follower, List.of(followee)).containsKey(followee);
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

    private void refuseUnknown(Tx tx, AccountId account) {
        if (accounts.byId(tx, account).isEmpty()) {
            throw new Refusal.NotFound();
        }
    }

    private List<Relationship> relationships(Tx tx, AccountId viewer, Collection<AccountId> others) {
        Map<AccountId, FollowStore.Wanted> followed = store.followedOf(tx, viewer, others);
        List<AccountId> followers = store.followersAmong(tx, viewer, others);
        return others.stream()
                .map(other -> {
                    FollowStore.Wanted wanted = followed.get(other);
                    return new Relationship(
                            other,
                            wanted != null,
                            wanted != null && wanted.boosts(),
                            wanted != null && wanted.alerts(),
                            wanted == null ? List.of() : wanted.languages(),
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
