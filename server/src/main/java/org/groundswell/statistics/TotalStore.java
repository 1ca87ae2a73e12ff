package org.groundswell.statistics;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;

/** Counts over all accounts. */
final class TotalStore {
    long statuses(Tx tx) {
        return tx.sql(
                        "SELECT coalesce(sum(c.statuses), 0) FROM account_count c JOIN login l ON l.account_id = c.account_id")
                .number();
    }

    long activeSince(Tx tx, Instant since) {
        return tx.sql("""
                SELECT count(*) FROM login l JOIN account_count c ON c.account_id = l.account_id
                 WHERE c.last_status_at >= :since
                """).set("since", since).number();
    }

    /** In their order. */
    List<String> servers(Tx tx, int limit) {
        return tx.sql("SELECT DISTINCT domain FROM account WHERE domain <> '' ORDER BY domain LIMIT :limit")
                .set("limit", limit)
                .list(row -> row.textOf("domain"));
    }

    long countServers(Tx tx) {
        return tx.sql("SELECT count(DISTINCT domain) FROM account WHERE domain <> ''")
                .number();
    }
}
