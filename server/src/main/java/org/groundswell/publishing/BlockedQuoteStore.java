package org.groundswell.publishing;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The quotes between accounts, in the table {@code status}. */
final class BlockedQuoteStore {
    /** A quote that is not revoked. */
    record Found(StatusId quoted, StatusId quoting) {}

    private static final String OF_ONE = """
            SELECT o.id AS quoted, q.id AS quoting FROM status q JOIN status o ON o.id = q.quote_of_id
             WHERE q.account_id = :%s AND q.quote_of_id IS NOT NULL AND NOT q.quote_revoked AND o.account_id = :%s
            """;

    /** Some quotes of each other's posts, as long as one of two accounts blocks the other. Walks index status_quoting. */
    List<Found> quotes(Tx tx, AccountId account, AccountId target, int limit) {
        return tx.sql("SELECT quoted, quoting FROM (" + ofOne("account", "target") + " UNION ALL "
                        + ofOne("target", "account") + ") AS found"
                        + " WHERE EXISTS (SELECT 1 FROM block WHERE account_id = :account AND target_id = :target)"
                        + " LIMIT :limit")
                .set("account", account.value())
                .set("target", target.value())
                .set("limit", limit)
                .list(row -> new Found(new StatusId(row.longOf("quoted")), new StatusId(row.longOf("quoting"))));
    }

    private static String ofOne(String author, String quoted) {
        return OF_ONE.replaceFirst("%s", author).replaceFirst("%s", quoted);
    }
}
