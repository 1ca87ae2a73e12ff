package org.groundswell.statuses;

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
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** Favourites and bookmarks, and who did what with a status. */
public final class Interactions {
    /** An account that boosted or favourited a status, and the id that the list pages by. */
    public record ByWhom(long pageId, Account account) {}

    /** A bookmarked or favourited status, and the id that the list pages by. */
    public record Kept(long pageId, Status status) {}

    private final Database database;
    private final InteractionStore store = new InteractionStore();
    private final StatusStore statuses;
    private final AccountStore accounts;
    private final ShieldedCounts counts;
    private final Audience audience;
    private final EventLog events;
    private final IdGenerator ids;

    public Interactions(
            Database database,
            StatusStore statuses,
            AccountStore accounts,
            Audience audience,
            EventLog events,
            IdGenerator ids) {
        this.database = database;
        this.statuses = statuses;
        this.accounts = accounts;
        this.counts = new ShieldedCounts(accounts);
        this.audience = audience;
        this.events = events;
        this.ids = ids;
    }

    public Post favourite(AccountId account, StatusId id) {
        return database.write(tx -> {
            holdAccount(tx, account);
            Post meant = audience.lockMeant(tx, account, id);
            if (store.favourite(tx, ids.next(), account, meant.id())) {
                events.append(tx, new Event.Favourited(account, reference(meant)));
            }
            return audience.meant(tx, Optional.of(account), meant.id());
        });
    }

    public Post unfavourite(AccountId account, StatusId id) {
        return database.write(tx -> {
            Post meant = audience.lockMeant(tx, account, id);
            if (store.unfavourite(tx, account, meant.id())) {
                events.append(tx, new Event.Unfavourited(account, reference(meant)));
            }
            return audience.meant(tx, Optional.of(account), meant.id());
        });
    }

    /**
     * Takes back some favourites of an account that is being deleted, whether it may still see the statuses or not.
     *
     * @param where for finding them
     * @return how many there were; 0 if none is left
     */
    public int takeBackFavourites(Database where, AccountId account, int limit) {
        List<StatusId> found = where.read(tx -> store.favourites(tx, account, limit));
        if (!found.isEmpty()) {
            database.writing(tx -> takeBack(tx, account, found));
        }
        return found.size();
    }

    private void takeBack(Tx tx, AccountId account, List<StatusId> ids) {
        Map<StatusId, Status> locked = statuses.lock(tx, ids);
        for (StatusId id : ids) {
            if (store.unfavourite(tx, account, id)) {
                Status status = locked.get(id);
                StatusReference reference = status == null ? new StatusReference(id, null) : reference(status);
                events.append(tx, new Event.Unfavourited(account, reference));
            }
        }
    }

    public Post bookmark(AccountId account, StatusId id) {
        return database.write(tx -> {
            holdAccount(tx, account);
            Post status = audience.lockMeant(tx, account, id);
            store.bookmark(tx, ids.next(), account, status.id());
            return status;
        });
    }

    public Post unbookmark(AccountId account, StatusId id) {
        return database.write(tx -> {
            Post status = audience.meant(tx, Optional.of(account), id);
            store.unbookmark(tx, account, status.id());
            return status;
        });
    }

    /** Those who favourited a status, newest first. While the shield of its author is up, only the author is told. */
    public List<ByWhom> favouritedBy(Optional<AccountId> viewer, StatusId id, Page page) {
        return database.read(tx -> counts.areShown(tx, viewer, audience.visible(tx, viewer, id))
                ? people(tx, store.favouritedBy(tx, id, audience.exclusions(tx, viewer), page))
                : List.of());
    }

    /** Those who boosted a status, newest first. While the shield of its author is up, only the author is told. */
    public List<ByWhom> boostedBy(Optional<AccountId> viewer, StatusId id, Page page) {
        return database.read(tx -> counts.areShown(tx, viewer, audience.visible(tx, viewer, id))
                ? people(tx, store.boostedBy(tx, id, audience.exclusions(tx, viewer), page))
                : List.of());
    }

    /** The favourites of an account, newest first. */
    public List<Kept> favourites(AccountId account, Page page) {
        return database.read(tx -> kept(tx, store.favourites(tx, account, page)));
    }

    /** The bookmarks of an account, newest first. */
    public List<Kept> bookmarks(AccountId account, Page page) {
        return database.read(tx -> kept(tx, store.bookmarks(tx, account, page)));
    }

    /** Locks the account: a row added during its deletion would never be deleted. */
    private void holdAccount(Tx tx, AccountId account) {
        if (!accounts.hold(tx, account)) {
            throw new Refusal.NotFound();
        }
    }

    private List<ByWhom> people(Tx tx, List<InteractionStore.Entry> entries) {
        Map<AccountId, Account> found = accounts.byIds(
                tx, entries.stream().map(entry -> new AccountId(entry.id())).toList());
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(found.get(new AccountId(entry.id())))
                        .map(account -> new ByWhom(entry.pageId(), account))
                        .stream())
                .toList();
    }

    private List<Kept> kept(Tx tx, List<InteractionStore.Entry> entries) {
        Map<StatusId, Status> found = statuses.byIds(
                tx, entries.stream().map(entry -> new StatusId(entry.id())).toList());
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(found.get(new StatusId(entry.id())))
                        .map(status -> new Kept(entry.pageId(), status))
                        .stream())
                .toList();
    }

    private static StatusReference reference(Status status) {
        return new StatusReference(status.id(), status.account());
    }
}
