package org.groundswell.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;
import org.groundswell.visibility.VisibilitySql;

/** SQL for the posts of one account as a moderator reads them at the desk. */
final class DeskPostStore {
    private static final String OF_ACCOUNT = "SELECT " + StatusRows.CHANGING
            + " FROM status s WHERE s.account_id = :account AND s.boost_of_id IS NULL AND ";

    private final StatusStore statuses;
    private final ViewerStore viewers = ViewerStore.ofDesk();

    DeskPostStore(StatusStore statuses) {
        this.statuses = statuses;
    }

    /** Newest first. Walks index status_account. */
    List<Post> page(Tx tx, AccountId moderator, AccountId account, Page page) {
        return posts(
                tx,
                select(tx, moderator, account, " AND s.id < :max AND s.id > :after ORDER BY s.id DESC LIMIT :limit")
                        .set("max", page.maxId())
                        .set("after", page.after())
                        .set("limit", page.limit()));
    }

    /** Those among some, in no order. */
    List<Post> among(Tx tx, AccountId moderator, AccountId account, Collection<StatusId> wanted) {
        return posts(
                tx,
                select(tx, moderator, account, " AND s.id IN (:wanted)")
                        .setAll("wanted", wanted.stream().map(StatusId::value).toList()));
    }

    private Sql select(Tx tx, AccountId moderator, AccountId account, String which) {
        Viewer viewer = viewers.ofAuthor(tx, Optional.of(moderator), account);
        return tx.sql(OF_ACCOUNT + VisibilitySql.visibleAtDesk(viewer, account, "s") + which)
                .set("account", account.value())
                .set("viewer", moderator.value());
    }

    private List<Post> posts(Tx tx, Sql rows) {
        return statuses.known(tx, rows).stream()
                .flatMap(status -> status.post().stream())
                .toList();
    }
}
