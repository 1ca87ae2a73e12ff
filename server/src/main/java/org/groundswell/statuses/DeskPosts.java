package org.groundswell.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;
import org.groundswell.visibility.VisibilitySql;

/**
 * The posts of one account as a moderator reads them at the desk, where blocks and mutes don't count. While the account is
 * suspended, they include those that were public or unlisted before. {@link Statuses#atDesk} doesn't have these: only pages
 * about one account and decisions about it ask here. The caller checks the role.
 */
public final class DeskPosts {
    private static final String OF_ACCOUNT = "SELECT " + StatusRows.CHANGING
            + " FROM status s WHERE s.account_id = :account AND s.boost_of_id IS NULL AND ";

    private final Database database;
    private final StatusStore statuses;
    private final ViewerStore viewers = ViewerStore.ofDesk();

    public DeskPosts(Database database, StatusStore statuses) {
        this.database = database;
        this.statuses = statuses;
    }

    /** Posts of an account, newest first. Walks index status_account. */
    public List<Post> page(AccountId moderator, AccountId account, Page page) {
        return database.read(tx -> posts(
                tx,
                select(tx, moderator, account, " AND s.id < :max AND s.id > :after ORDER BY s.id DESC LIMIT :limit")
                        .set("max", page.maxId())
                        .set("after", page.after())
                        .set("limit", page.limit())));
    }

    /** The posts of an account among some, in no order. */
    public List<Post> among(AccountId moderator, AccountId account, Collection<StatusId> wanted) {
        return wanted.isEmpty() ? List.of() : database.read(tx -> among(tx, moderator, account, wanted));
    }

    /** The same in a transaction. */
    public List<Post> among(Tx tx, AccountId moderator, AccountId account, Collection<StatusId> wanted) {
        return posts(
                tx,
                select(tx, moderator, account, " AND s.id IN (:wanted)")
                        .setAll("wanted", wanted.stream().map(StatusId::value).toList()));
    }

    private Sql select(Tx tx, AccountId moderator, AccountId account, String which) {
        Viewer viewer = viewers.ofAuthor(tx, Optional.of(moderator), account);
        Sql sql = tx.sql(OF_ACCOUNT + VisibilitySql.visibleAtDesk(viewer, account, "s") + which);
        return sql.set("account", account.value()).set("viewer", moderator.value());
    }

    private List<Post> posts(Tx tx, Sql rows) {
        return statuses.known(tx, rows).stream()
                .flatMap(status -> status.post().stream())
                .toList();
    }
}
