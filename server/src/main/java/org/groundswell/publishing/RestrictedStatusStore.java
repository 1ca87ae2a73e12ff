package org.groundswell.publishing;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusRows;
import org.groundswell.visibility.VisibilitySql;

/** SQL for statuses whose visibility may differ from what their authors' restrictions allow. */
final class RestrictedStatusStore {
    /**
     * A status that may have to change.
     *
     * @param chosen the visibility that its author chose
     * @param originalAuthor the author of the post it boosts
     */
    record Candidate(Status status, Visibility chosen, Optional<AccountId> originalAuthor) {}

    private static final String COLUMNS = "SELECT " + StatusRows.COLUMNS + """
            , coalesce(s.restored_visibility, s.visibility) AS chosen, oa.id AS original_author
            """;
    private static final String AUTHORS = """
             LEFT JOIN status o ON o.id = s.boost_of_id LEFT JOIN account oa ON oa.id = o.account_id
            """;

    /** Some of an account's own statuses and boosts, newest first, that its restrictions may have to change. */
    List<Candidate> own(Tx tx, AccountId account, Restrictions restrictions, StatusId before, int limit) {
        String sql = COLUMNS + " FROM status s" + AUTHORS
                + " WHERE s.account_id = :account AND s.id < :before AND " + isDifferent(restrictions)
                + " ORDER BY s.id DESC LIMIT :limit";
        return tx.sql(sql)
                .set("account", account.value())
                .set("before", before.value())
                .set("limit", limit)
                .list(RestrictedStatusStore::candidate);
    }

    private static String isDifferent(Restrictions restrictions) {
        if (restrictions.isSuspended()) {
            return VisibilitySql.isNotHidden("s");
        }
        // A boost of a suspended account's post stays hidden.
        String isWronglyHidden = "(NOT " + VisibilitySql.isNotHidden("s") + " AND oa.suspended_at IS NULL)";
        return restrictions.limited()
                ? "(" + VisibilitySql.isListed("s") + " OR " + isWronglyHidden + ")"
                : "s.restored_visibility IS NOT NULL AND (" + VisibilitySql.isNotHidden("s") + " OR " + isWronglyHidden
                        + ")";
    }

    /** Some of the boosts, by others, of an account's posts that have to be hidden or shown with the posts. */
    List<Candidate> boostsOf(Tx tx, AccountId account, Restrictions restrictions, int limit) {
        String isDifferent = restrictions.isSuspended()
                ? VisibilitySql.isNotHidden("s")
                : "NOT " + VisibilitySql.isNotHidden("s") + " AND a.suspended_at IS NULL";
        String sql = COLUMNS + """
                  FROM status o JOIN status s ON s.boost_of_id = o.id
                  JOIN account a ON a.id = s.account_id JOIN account oa ON oa.id = o.account_id
                 WHERE o.account_id = :account AND s.account_id <> :account AND
                """ + isDifferent + " LIMIT :limit";
        return tx.sql(sql).set("account", account.value()).set("limit", limit).list(RestrictedStatusStore::candidate);
    }

    private static Candidate candidate(Row row) {
        Status status = StatusRows.status(row);
        return new Candidate(
                status,
                Visibility.ofCode(row.intOf("chosen")),
                Optional.of(row.longOf("original_author")).filter(id -> id != 0).map(AccountId::new));
    }
}
