package org.groundswell.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code notification_digest}. */
final class DigestStore {
    /**
     * The digest of an account.
     *
     * @param token of the link that turns it off
     * @param lastId the last notification that a digest has told of
     */
    record Subscription(AccountId account, DigestPeriod period, String token, long lastId, Instant nextAt) {}

    private static final String SELECT = "SELECT account_id, period, token, last_id, next_at FROM notification_digest";

    Optional<Subscription> of(Tx tx, AccountId account) {
        return tx.sql(SELECT + " WHERE account_id = :account")
                .set("account", account.value())
                .first(DigestStore::subscription);
    }

    /** Those that are due, the longest due first. */
    List<Subscription> due(Tx tx, Instant now, int limit) {
        return tx.sql(SELECT + " WHERE next_at <= :now ORDER BY next_at, account_id LIMIT :limit")
                .set("now", now)
                .set("limit", limit)
                .list(DigestStore::subscription);
    }

    void set(Tx tx, Subscription subscription) {
        tx.sql("""
                INSERT INTO notification_digest (account_id, period, token, last_id, next_at)
                VALUES (:account, :period, :token, :last, :next)
                ON CONFLICT (account_id) DO UPDATE SET period = :period, next_at = :next
                """)
                .set("account", subscription.account().value())
                .set("period", subscription.period().word())
                .set("token", subscription.token())
                .set("last", subscription.lastId())
                .set("next", subscription.nextAt())
                .run();
    }

    /** Moves a subscription on to its next digest; false if another process has done it, or it was changed or ended. */
    boolean moveOn(Tx tx, Subscription from, long lastId, Instant nextAt) {
        return tx.sql("""
                UPDATE notification_digest SET last_id = :last, next_at = :next
                 WHERE account_id = :account AND next_at = :before AND period = :period
                """)
                        .set("last", lastId)
                        .set("next", nextAt)
                        .set("account", from.account().value())
                        .set("before", from.nextAt())
                        .set("period", from.period().word())
                        .run()
                == 1;
    }

    void delete(Tx tx, AccountId account) {
        tx.sql("DELETE FROM notification_digest WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    boolean hasToken(Tx tx, String token) {
        return tx.sql("SELECT count(*) FROM notification_digest WHERE token = :token")
                        .set("token", token)
                        .number()
                == 1;
    }

    void deleteByToken(Tx tx, String token) {
        tx.sql("DELETE FROM notification_digest WHERE token = :token")
                .set("token", token)
                .run();
    }

    private static Subscription subscription(Row row) {
        return new Subscription(
                new AccountId(row.longOf("account_id")),
                DigestPeriod.named(row.textOf("period")).orElseThrow(),
                row.textOf("token"),
                row.longOf("last_id"),
                row.instantOf("next_at"));
    }
}
