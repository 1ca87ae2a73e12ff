package org.groundswell.lists;

import java.util.Collection;
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
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/** The lists of accounts. Only accounts that the owner follows can be in a list; who is no longer followed leaves it. */
public final class Lists {
    /**
     * A member of a list.
     *
     * @param pageId what the list pages by
     */
    public record Member(long pageId, Account account) {}

    /**
     * A change of a list. An empty part leaves the current value, or is the default of a new list: replies to its members, and
     * not exclusive.
     */
    public record Change(Optional<String> title, Optional<RepliesPolicy> repliesPolicy, Optional<Boolean> exclusive) {}

    private static final int MOST_LISTS = 100;
    private static final int LONGEST_TITLE = 255;

    private final Database database;
    private final AccountStore accounts;
    private final EventLog events;
    private final IdGenerator ids;
    private final ListStore store = new ListStore();

    public Lists(Database database, AccountStore accounts, EventLog events, IdGenerator ids) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
    }

    /** The lists of an owner, by title. */
    public List<FollowList> of(AccountId owner) {
        return database.read(tx -> store.of(tx, owner));
    }

    /** The lists of an owner that contain an account. */
    public List<FollowList> containing(AccountId owner, AccountId member) {
        return database.read(tx -> store.containing(tx, owner, member));
    }

    /** @throws Refusal.NotFound if the owner has no such list */
    public FollowList get(AccountId owner, ListId id) {
        return database.read(tx -> find(tx, owner, id));
    }

    private FollowList find(Tx tx, AccountId owner, ListId id) {
        return store.find(tx, owner, id).orElseThrow(Refusal.NotFound::new);
    }

    /** @throws Refusal.Invalid if it has no title or a too long one, or there are too many lists */
    public FollowList create(AccountId owner, Change change) {
        FollowList list = new FollowList(
                new ListId(ids.next()),
                title(change.title().orElse("")),
                change.repliesPolicy().orElse(RepliesPolicy.LIST),
                change.exclusive().orElse(false));
        return database.write(tx -> {
            hold(tx, owner);
            if (store.count(tx, owner) >= MOST_LISTS) {
                throw new Refusal.Invalid("title", "error.lists.too_many", "most", MOST_LISTS);
            }
            store.insert(tx, owner, list);
            return list;
        });
    }

    /**
     * Changes a list.
     *
     * @throws Refusal.NotFound if the owner has no such list
     * @throws Refusal.Invalid if the title is empty or too long
     */
    public FollowList change(AccountId owner, ListId id, Change change) {
        Optional<String> title = change.title().map(Lists::title);
        return database.write(tx -> {
            hold(tx, owner);
            FollowList now = find(tx, owner, id);
            FollowList changed = new FollowList(
                    id,
                    title.orElse(now.title()),
                    change.repliesPolicy().orElse(now.repliesPolicy()),
                    change.exclusive().orElse(now.exclusive()));
            store.update(tx, changed);
            events.append(tx, new Event.ListChanged(owner, id.value()));
            return changed;
        });
    }

    /** @throws Refusal.NotFound if the owner has no such list */
    public void delete(AccountId owner, ListId id) {
        database.writing(tx -> {
            if (!store.delete(tx, owner, id)) {
                throw new Refusal.NotFound();
            }
            events.append(tx, new Event.ListChanged(owner, id.value()));
        });
    }

    /**
     * Adds accounts to a list; all or none.
     *
     * @throws Refusal.NotFound if the owner has no such list, or doesn't follow one of the accounts
     * @throws Refusal.Invalid if one is in it already
     */
    public void add(AccountId owner, ListId id, Collection<AccountId> added) {
        List<AccountId> distinct = added.stream().distinct().toList();
        database.writing(tx -> {
            hold(tx, owner);
            find(tx, owner, id);
            if (store.followedAmong(tx, owner, distinct) < distinct.size()) {
                throw new Refusal.NotFound();
            }
            if (store.add(tx, owner, id, distinct) < distinct.size()) {
                throw new Refusal.Invalid("account", Refusal.Fault.TAKEN, "error.taken");
            }
            events.append(tx, new Event.ListChanged(owner, id.value()));
        });
    }

    /**
     * Removes accounts from a list, as far as they are in it.
     *
     * @throws Refusal.NotFound if the owner has no such list
     */
    public void remove(AccountId owner, ListId id, Collection<AccountId> removed) {
        database.writing(tx -> {
            find(tx, owner, id);
            store.remove(tx, owner, id, removed);
            events.append(tx, new Event.ListChanged(owner, id.value()));
        });
    }

    /**
     * The members of a list, the most recently followed first.
     *
     * @throws Refusal.NotFound if the owner has no such list
     */
    public List<Member> members(AccountId owner, ListId id, Page page) {
        return database.read(tx -> {
            find(tx, owner, id);
            List<ListStore.Member> members = store.members(tx, id, page);
            Map<AccountId, Account> found = accounts.byIds(
                    tx, members.stream().map(ListStore.Member::account).toList());
            return members.stream()
                    .flatMap(member -> Optional.ofNullable(found.get(member.account()))
                            .map(account -> new Member(member.followId(), account))
                            .stream())
                    .toList();
        });
    }

    private void hold(Tx tx, AccountId owner) {
        if (!accounts.hold(tx, owner)) {
            throw new Refusal.NotFound();
        }
    }

    private static String title(String typed) {
        String title = PlainText.line("title", typed, LONGEST_TITLE);
        if (title.isEmpty()) {
            throw new Refusal.Invalid("title", Refusal.Fault.BLANK, "error.blank");
        }
        return title;
    }
}
