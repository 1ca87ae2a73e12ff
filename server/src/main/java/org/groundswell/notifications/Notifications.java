package org.groundswell.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** The notifications of accounts: single ones and groups, unread ones, and their dismissal. */
public final class Notifications {
    private static final int PIECE = 1_000;

    private final Database database;
    private final NotificationPages pages;
    private final NotificationStore store = new NotificationStore();
    private final NotificationGroupStore groupStore = new NotificationGroupStore();
    private final Grouping grouping = new Grouping(store, groupStore);

    Notifications(Database database, NotificationPages pages) {
        this.database = database;
        this.pages = pages;
    }

    /** The same, for background work. */
    public Notifications inBackground() {
        return new Notifications(database.background(), pages);
    }

    /** A page of groups, with its range. */
    public record Grouped(GroupPage range, NotificationPage<NotificationGroup> page) {}

    /** Single notifications, newest first. */
    public NotificationPage<Received> list(AccountId recipient, Selection selection, Page page) {
        return database.read(tx -> load(tx, recipient, store.list(tx, recipient, selection, page)));
    }

    /** @throws Refusal.NotFound if the account has none with this id, or may not see what it is about */
    public NotificationPage<Received> get(AccountId recipient, long id) {
        return database.read(tx -> {
            NotificationPage<Received> page =
                    load(tx, recipient, store.byId(tx, recipient, id).stream().toList());
            if (page.entries().isEmpty()) {
                throw new Refusal.NotFound();
            }
            return page;
        });
    }

    /** Groups of notifications, newest first; the limit is a number of groups. */
    public Grouped groups(AccountId recipient, Selection selection, Page page) {
        return database.read(tx -> {
            GroupPage range = grouping.page(tx, recipient, selection, page);
            return new Grouped(range, loadGroups(tx, recipient, range.groups()));
        });
    }

    /** @throws Refusal.NotFound if the account has no notification in such a group */
    public NotificationPage<NotificationGroup> group(AccountId recipient, String key) {
        return database.read(tx -> {
            Received newest = newestOf(tx, recipient, key).orElseThrow(Refusal.NotFound::new);
            return loadGroups(tx, recipient, grouping.groups(tx, recipient, Map.of(key, List.of(newest))));
        });
    }

    /**
     * The notifications of a group, newest first.
     *
     * @throws Refusal.NotFound if there is no such group
     */
    public NotificationPage<Received> membersOf(AccountId recipient, String key, Page page) {
        return database.read(tx -> {
            Received newest = newestOf(tx, recipient, key).orElseThrow(Refusal.NotFound::new);
            boolean single = isSingle(key);
            List<Received> members = single ? single(newest, page) : groupStore.members(tx, recipient, key, page);
            return load(tx, recipient, members);
        });
    }

    private static List<Received> single(Received only, Page page) {
        return only.id() < page.maxId() && only.id() > page.after() ? List.of(only) : List.of();
    }

    /** @throws Refusal.NotFound if the account has none with this id */
    public void dismiss(AccountId recipient, long id) {
        database.writing(tx -> {
            if (!store.delete(tx, recipient, id)) {
                throw new Refusal.NotFound();
            }
        });
    }

    /** Deletes the notifications of a group; those that arrive meanwhile stay. */
    public void dismissGroup(AccountId recipient, String key) {
        Optional<Received> newest = database.read(tx -> newestOf(tx, recipient, key));
        if (newest.isPresent() && isSingle(key)) {
            database.writing(tx -> store.delete(tx, recipient, newest.get().id()));
        } else if (newest.isPresent()) {
            database.purge(
                    PIECE,
                    tx -> groupStore.delete(tx, recipient, key, newest.get().id(), PIECE));
        }
    }

    /** Deletes all notifications that are not held; those that arrive meanwhile stay. */
    public void clear(AccountId recipient) {
        long newest = database.read(tx -> store.newest(tx, recipient));
        database.purge(PIECE, tx -> store.deleteShown(tx, recipient, newest, PIECE));
    }

    /** The number of unread notifications; counting stops at {@code most}. */
    public long unread(AccountId recipient, Selection selection, int most) {
        return database.read(tx -> groupStore.unread(tx, recipient, selection, most));
    }

    /** The number of groups with unread notifications; counting stops at {@code most}. */
    public long unreadGroups(AccountId recipient, Selection selection, int most) {
        return database.read(tx -> groupStore.unreadGroups(tx, recipient, selection, most));
    }

    private Optional<Received> newestOf(Tx tx, AccountId recipient, String key) {
        if (!isSingle(key)) {
            return groupStore.newestOf(tx, recipient, key);
        }
        String id = key.substring(Received.UNGROUPED.length());
        boolean isId = !id.isEmpty() && id.length() <= 18 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return isId ? store.byId(tx, recipient, Long.parseLong(id)) : Optional.empty();
    }

    private static boolean isSingle(String key) {
        return key.startsWith(Received.UNGROUPED);
    }

    private NotificationPage<Received> load(Tx tx, AccountId recipient, List<Received> entries) {
        return pages.load(
                tx,
                recipient,
                entries,
                entry -> List.of(entry.what().origin()),
                entry -> entry.what().about());
    }

    private NotificationPage<NotificationGroup> loadGroups(Tx tx, AccountId recipient, List<NotificationGroup> groups) {
        return pages.load(
                tx,
                recipient,
                groups,
                group -> group.accounts(),
                group -> group.first().what().about());
    }
}
