package org.groundswell.relationships;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;

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
    private static final int MOST_FAMILIAR = 10;

    private final Database database;
    private final AccountStore accounts;
    private final Relationships relationships;
    private final AccountLists lists;
    private final EventLog events;
    private final IdGenerator ids;
    private final FollowStore store = FollowStore.follows();
    private final FollowStore requests = FollowStore.requests();
    private final BlockStore blocks = new BlockStore();
    private final ViewerStore viewers = new ViewerStore();

    public Follows(RelationshipParts parts) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.relationships = parts.relationships();
        this.lists = parts.lists();
        this.events = parts.events();
        this.ids = parts.ids();
    }

    /**
     * Follows an account, asks to follow it if it is locked, or changes how it is followed.
     *
     * @throws Refusal.NotFound if there is no such account
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
        Account followed = accounts.byId(tx, followee).orElseThrow(Refusal.NotFound::new);
        if (followed.profile().privacy().locked()) {
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

    private void endLocked(Tx tx, AccountId follower, AccountId followee) {
        if (store.delete(tx, follower, followee)) {
            accounts.countFollowing(tx, follower, followee, -1);
            events.append(tx, new Event.Unfollowed(follower, followee));
        }
        closeRequest(tx, follower, followee);
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
     * @return how many there were; 0 if none is left
     */
    int endSomeOn(AccountId account, String domain, int limit) {
        List<AccountId> others = database.read(tx -> {
            List<AccountId> found = new ArrayList<>();
            for (FollowStore each : List.of(store, requests)) {
                found.addAll(each.followedOn(tx, account, domain, limit));
                found.addAll(each.followersOn(tx, account, domain, limit));
            }
            return found;
        });
        others.forEach(other -> {
            end(account, other);
            end(other, account);
        });
        return others.size();
    }

    /** Ends a follow, if there is one; neither account need be there any more. */
    private void end(AccountId follower, AccountId followee) {
        database.writing(tx -> endLocked(tx, follower, followee));
    }

    /** Newest followers first. */
    public List<Listed> followers(AccountId account, Page page) {
        return database.read(tx -> lists.listed(tx, store.followers(tx, account, Exclusions.NONE, page)));
    }

    /** The followed accounts, the most recently followed first. */
    public List<Listed> following(AccountId account, Page page) {
        return database.read(tx -> lists.listed(tx, store.followed(tx, account, Exclusions.NONE, page)));
    }

    /** The followers of an account as the viewer sees them: none, if the account hides them or blocks the viewer. */
    public List<Listed> followers(Optional<AccountId> viewer, Account account, Page page) {
        return database.read(tx -> isHidden(tx, viewer, account)
                ? List.of()
                : lists.listed(tx, store.followers(tx, account.id(), exclusions(tx, viewer, account), page)));
    }

    /** The accounts that an account follows, for a viewer: none, if the account hides them or blocks the viewer. */
    public List<Listed> following(Optional<AccountId> viewer, Account account, Page page) {
        return database.read(tx -> isHidden(tx, viewer, account)
                ? List.of()
                : lists.listed(tx, store.followed(tx, account.id(), exclusions(tx, viewer, account), page)));
    }

    private boolean isHidden(Tx tx, Optional<AccountId> viewer, Account account) {
        if (viewer.filter(account.id()::equals).isPresent()) {
            return false;
        }
        return account.profile().privacy().hidesCollections()
                || viewer.filter(me -> blocks.isBlocking(tx, account.id(), me)).isPresent();
    }

    /** One's own lists are complete: accounts that one mutes can be found and unfollowed there. */
    private Exclusions exclusions(Tx tx, Optional<AccountId> viewer, Account account) {
        return viewer.filter(account.id()::equals).isPresent() ? Exclusions.NONE : viewers.exclusions(tx, viewer);
    }

    /** For each account, the accounts that the viewer follows and that follow it too; {@value #MOST_FAMILIAR} at most. */
    public Map<AccountId, List<Account>> familiar(AccountId viewer, Collection<AccountId> others) {
        return database.read(tx -> {
            Map<AccountId, Account> there = accounts.byIds(tx, others);
            Map<AccountId, List<Account>> familiar = new LinkedHashMap<>();
            for (AccountId other : others) {
                Account account = there.get(other);
                if (account != null) {
                    familiar.put(
                            other,
                            isHidden(tx, Optional.of(viewer), account) ? List.of() : familiar(tx, viewer, other));
                }
            }
            return familiar;
        });
    }

    private List<Account> familiar(Tx tx, AccountId viewer, AccountId other) {
        List<AccountId> followers = store.followedWhoFollow(tx, viewer, other, MOST_FAMILIAR);
        Map<AccountId, Account> found = accounts.byIds(tx, followers);
        return followers.stream()
                .flatMap(each -> Optional.ofNullable(found.get(each)).stream())
                .toList();
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
