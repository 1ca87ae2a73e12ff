package org.groundswell.statuses;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The table {@code reply_limit}. */
final class ReplyLimitStore {
    /** The most statuses above a reply that are looked at. */
    private static final int DEPTH = 200;

    /**
     * @param account whose status it is
     * @param shieldedSince while the shield of its author is up: since when new followers count as strangers
     */
    record Limit(StatusId status, AccountId account, ReplyPolicy policy, Optional<Instant> shieldedSince) {}

    /** The limits of a status and of those above it in its thread, those of shields included. */
    List<Limit> above(Tx tx, StatusId status) {
        return tx.sql("""
                        WITH RECURSIVE up (id, parent, account_id, depth) AS (
                            SELECT id, in_reply_to_id, account_id, 0 FROM status WHERE id = :id
                            UNION ALL
                            SELECT s.id, s.in_reply_to_id, s.account_id, up.depth + 1
                              FROM status s JOIN up ON s.id = up.parent WHERE up.depth < :most
                        )
                        SELECT up.id, up.account_id, coalesce(l.answerers, :everybody) AS answerers, a.shielded_since
                          FROM up JOIN account a ON a.id = up.account_id LEFT JOIN reply_limit l ON l.status_id = up.id
                         WHERE l.status_id IS NOT NULL OR a.shielded_since IS NOT NULL
                        """)
                .set("id", status.value())
                .set("most", DEPTH)
                .set("everybody", ReplyPolicy.EVERYBODY.word())
                .list(row -> new Limit(
                        new StatusId(row.longOf("id")),
                        new AccountId(row.longOf("account_id")),
                        ReplyPolicy.parse(row.textOf("answerers")).orElse(ReplyPolicy.NOBODY),
                        Optional.ofNullable(row.instantOrNull("shielded_since"))));
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
