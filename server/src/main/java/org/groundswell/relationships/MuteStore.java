package org.groundswell.relationships;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code mute}. */
final class MuteStore {
    private static final TargetStore LISTS = new TargetStore("mute");

    boolean insert(Tx tx, long id, AccountId account, AccountId target) {
        return tx.sql("""
                        INSERT INTO mute (id, account_id, target_id, notifications) VALUES (:id, :account, :target, TRUE)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("target", target.value())
                        .run()
                == 1;
    }

    void update(Tx tx, AccountId account, AccountId target, Relationship.Mute mute) {
        tx.sql("""
                UPDATE mute SET notifications = :notifications, expires_at = :expiresAt
                 WHERE account_id = :account AND target_id = :target
                """)
                .set("notifications", mute.notifications())
                .set("expiresAt", mute.expiresAt().orElse(null))
                .set("account", account.value())
                .set("target", target.value())
                .run();
    }

    boolean delete(Tx tx, AccountId account, AccountId target) {
        return tx.sql("DELETE FROM mute WHERE account_id = :account AND target_id = :target")
                        .set("account", account.value())
                        .set("target", target.value())
                        .run()
                == 1;
    }

    boolean deleteExpired(Tx tx, AccountId account, AccountId target, Instant now) {
        return tx.sql("""
                        DELETE FROM mute WHERE account_id = :account AND target_id = :target AND expires_at <= :now
                        """)
                        .set("account", account.value())
                        .set("target", target.value())
                        .set("now", now)
                        .run()
                == 1;
    }

    List<Entry> of(Tx tx, AccountId account, Page page) {
        return LISTS.of(tx, account, page);
    }

    static Relationship.Mute mute(Row row) {
        return new Relationship.Mute(
                row.booleanOf("notifications"), Optional.ofNullable(row.instantOrNull("expires_at")));
    }
}
