package org.groundswell.statuses;

import java.util.Collection;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;

/**
 * The posts of one account as a moderator reads them at the desk, where blocks and mutes don't count. While the account is
 * suspended, they include those that were public or unlisted before. {@link Statuses#atDesk} doesn't have these: only pages
 * about one account and decisions about it ask here. The caller checks the role.
 */
public final class DeskPosts {
    private final Database database;
    private final DeskPostStore store;

    public DeskPosts(Database database, StatusStore statuses) {
        this.database = database;
        this.store = new DeskPostStore(statuses);
    }

    /** Posts of an account, newest first. */
    public List<Post> page(AccountId moderator, AccountId account, Page page) {
        return database.read(tx -> store.page(tx, moderator, account, page));
    }

    /** The posts of an account among some, in no order. */
    public List<Post> among(AccountId moderator, AccountId account, Collection<StatusId> wanted) {
        return database.read(tx -> among(tx, moderator, account, wanted));
    }

    /** The same in a transaction. */
    public List<Post> among(Tx tx, AccountId moderator, AccountId account, Collection<StatusId> wanted) {
        return wanted.isEmpty() ? List.of() : store.among(tx, moderator, account, wanted);
    }
}
