package org.groundswell.search;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;
import org.groundswell.visibility.VisibilitySql;

/** Decides by the tables which statuses a search may find. */
final class FindableStore {
    private static final String CANDIDATES =
            "SELECT s.id FROM status s JOIN account a ON a.id = s.account_id WHERE s.id IN (:ids) AND s.boost_of_id IS NULL"
                    + VisibilitySql.andNotSuspended("s.account_id");
    private static final String FOUND_BY_VISITORS = CANDIDATES + " AND " + VisibilitySql.isSearchable("s", "a");
    private static final String FOUND_BY_ACCOUNTS = CANDIDATES + " AND " + VisibilitySql.visibleTo("s")
            + " AND (s.id IN (:library) OR " + VisibilitySql.isFindable("s", "a") + ")";
    /** Walks an index for each kind, from the newest back, so that it costs the same for everyone. */
    private static final String LIBRARY = """
            SELECT status_id AS id FROM (SELECT status_id FROM favourite WHERE account_id = :account
                                          ORDER BY id DESC LIMIT :limit) AS favourites
            UNION
            SELECT status_id FROM (SELECT status_id FROM bookmark WHERE account_id = :account
                                    ORDER BY id DESC LIMIT :limit) AS bookmarks
            UNION
            SELECT coalesce(boost_of_id, in_reply_to_id) FROM (SELECT boost_of_id, in_reply_to_id FROM status
                                                                WHERE account_id = :account
                                                                ORDER BY id DESC LIMIT :limit) AS own
             WHERE coalesce(boost_of_id, in_reply_to_id) IS NOT NULL
            """;

    private final ViewerStore viewers = new ViewerStore();

    /**
     * The statuses with which an account has interacted: its last favourites and bookmarks, and what its last statuses boost
     * or reply to.
     *
     * @param limit of each of the three
     */
    List<StatusId> library(Tx tx, AccountId account, int limit) {
        return tx.sql(LIBRARY)
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("id")));
    }

    /** Those of some statuses that a viewer may find. */
    Set<StatusId> findable(Tx tx, Optional<AccountId> viewer, List<StatusId> candidates, Set<StatusId> library) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        List<Long> ids = candidates.stream().map(StatusId::value).toList();
        Sql sql = viewer.map(account -> {
                    Exclusions exclusions = viewers.exclusions(tx, viewer);
                    Set<StatusId> known = new LinkedHashSet<>(candidates);
                    known.retainAll(library);
                    return tx.sql(FOUND_BY_ACCOUNTS + VisibilitySql.andShown(exclusions, "s.account_id"))
                            .set("viewer", account.value())
                            .setAll(
                                    "library",
                                    known.stream().map(StatusId::value).toList());
                })
                .orElseGet(() -> tx.sql(FOUND_BY_VISITORS));
        return new HashSet<>(sql.setAll("ids", ids).list(row -> new StatusId(row.longOf("id"))));
    }
}
