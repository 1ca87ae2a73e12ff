package org.groundswell.statuses;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The table {@code reply_limit}. */
final class ReplyLimitStore {
    /** The most statuses above a reply that are looked at. */
    private static final int DEPTH = 200;

    /** @param account whose status it is */
    record Limit(StatusId status, AccountId account, ReplyPolicy policy) {}

    /** The limits of a status and of those above it in its thread. */
    List<Limit> above(Tx tx, StatusId status) {
        return tx.sql("""
                        WITH RECURSIVE up (id, parent, account_id, depth) AS (
                            SELECT id, in_reply_to_id, account_id, 0 FROM status WHERE id = :id
                            UNION ALL
                            SELECT s.id, s.in_reply_to_id, s.account_id, up.depth + 1
                              FROM status s JOIN up ON s.id = up.parent WHERE up.depth < :most
                        )
                        SELECT up.id, up.account_id, l.answerers FROM up JOIN reply_limit l ON l.status_id = up.id
                        """)
                .set("id", status.value())
                .set("most", DEPTH)
                .list(row -> new Limit(
                        new StatusId(row.longOf("id")),
                        new AccountId(row.longOf("account_id")),
                        ReplyPolicy.parse(row.textOf("answerers")).orElse(ReplyPolicy.NOBODY)));
    }

    void set(Tx tx, StatusId status, ReplyPolicy policy) {
        if (policy == ReplyPolicy.EVERYBODY) {
            tx.sql("DELETE FROM reply_limit WHERE status_id = :id")
                    .set("id", status.value())
                    .run();
            return;
        }
        tx.sql("""
                INSERT INTO reply_limit (status_id, answerers) VALUES (:id, :answerers)
                ON CONFLICT (status_id) DO UPDATE SET answerers = excluded.answerers
                """).set("id", status.value()).set("answerers", policy.word()).run();
    }
}
