package org.groundswell.discovery;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** SQL for the accounts that may be shown to people who don't know them. */
final class DirectoryStore {
    /** A condition on {@code account a}: it may be offered, its sign-up is complete, and it is not being deleted. */
    static final String OFFERED = VisibilitySql.isOffered("a") + """

               AND NOT EXISTS (SELECT 1 FROM login l WHERE l.account_id = a.id AND NOT (l.approved AND l.confirmed))
               AND NOT EXISTS (SELECT 1 FROM account_deletion d WHERE d.account_id = a.id)
            """;

    private static final String ACTIVE = """
            SELECT c.account_id AS id, c.last_status_at FROM account_count c JOIN account a ON a.id = c.account_id
             WHERE c.local = :here AND c.last_status_at IS NOT NULL AND\s""" + OFFERED;
    private static final String LATEST_FIRST = " ORDER BY c.last_status_at DESC, c.account_id DESC LIMIT :last";

    /** The newest accounts. Walks index account_offered, or account_offered_local. */
    List<AccountId> newest(Tx tx, boolean local, Exclusions exclusions, int offset, int limit) {
        // The condition on the id lets both databases walk the index, rather than read all of it.
        String sql = "SELECT a.id FROM account a WHERE a.id > 0 AND " + OFFERED + (local ? " AND a.domain = ''" : "")
                + VisibilitySql.andShown(exclusions, "a.id") + " ORDER BY a.id DESC LIMIT :limit OFFSET :offset";
        return exclusions
                .bind(tx.sql(sql))
                .set("limit", limit)
                .set("offset", offset)
                .list(row -> new AccountId(row.longOf("id")));
    }

    /** The accounts that posted last. Walks index account_count_active: once for each of local and other accounts. */
    List<AccountId> active(Tx tx, boolean local, Exclusions exclusions, int offset, int limit) {
        String shown = VisibilitySql.andShown(exclusions, "a.id");
        String here = "SELECT * FROM (" + ACTIVE.replace(":here", "TRUE") + shown + LATEST_FIRST + ") AS h";
        String elsewhere = "SELECT * FROM (" + ACTIVE.replace(":here", "FALSE") + shown + LATEST_FIRST + ") AS e";
        String sql = "SELECT found.id FROM (" + here + (local ? "" : " UNION ALL " + elsewhere)
                + ") AS found ORDER BY found.last_status_at DESC, found.id DESC LIMIT :limit OFFSET :offset";
        return exclusions
                .bind(tx.sql(sql))
                .set("last", offset + limit)
                .set("limit", limit)
                .set("offset", offset)
                .list(row -> new AccountId(row.longOf("id")));
    }
}
