package org.groundswell.shield;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;

/** The table {@code shield}, and the column of {@code account} that says whether it is up. */
final class ShieldStore {
    private static final String SELECT =
            "SELECT account_id, mode, raised_at, ends_at, automatic, lowered_at, offered_at FROM shield";

    Shield of(Tx tx, AccountId account) {
        return tx.sql(SELECT + " WHERE account_id = :account")
                .set("account", account.value())
                .first(ShieldStore::shield)
                .orElseGet(() -> Shield.down(account));
    }

    /** The same, locked until the transaction ends. */
    Shield lock(Tx tx, AccountId account) {
        tx.sql("INSERT INTO shield (account_id, mode) VALUES (:account, :mode) ON CONFLICT DO NOTHING")
                .set("account", account.value())
                .set("mode", Shield.Mode.AUTOMATIC.word())
                .run();
        return tx.sql(SELECT + " WHERE account_id = :account"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("account", account.value())
                .first(ShieldStore::shield)
                .orElseThrow();
    }

    /** Stores a locked shield. */
    void update(Tx tx, Shield shield) {
        tx.sql("""
                UPDATE shield
                   SET mode = :mode, raised_at = :raised, ends_at = :ends, automatic = :automatic,
                       lowered_at = :lowered, offered_at = :offered
                 WHERE account_id = :account
                """)
                .set("account", shield.account().value())
                .set("mode", shield.mode().word())
                .setOrNull("raised", millis(shield.up().map(Shield.Up::raisedAt)))
                .setOrNull("ends", millis(shield.up().map(Shield.Up::endsAt)))
                .set("automatic", shield.up().filter(Shield.Up::automatic).isPresent())
                .setOrNull("lowered", millis(shield.loweredAt()))
                .setOrNull("offered", millis(shield.offeredAt()))
                .run();
    }

    /** @param since from when on new followers count as strangers; empty if the shield is down */
    void setShieldedSince(Tx tx, AccountId account, Optional<Instant> since) {
        tx.sql("UPDATE account SET shielded_since = :since, version = :version WHERE id = :account")
                .set("account", account.value())
                .setOrNull("since", millis(since))
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** Accounts whose shields have been up long enough, the longest first. */
    List<AccountId> over(Tx tx, Instant now, int limit) {
        return tx.sql("SELECT account_id FROM shield WHERE ends_at <= :now ORDER BY ends_at LIMIT :limit")
                .set("now", now)
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("account_id")));
    }

    /** The number of shields that are up. */
    long countUp(Tx tx, Instant now) {
        return tx.sql("SELECT count(*) FROM shield WHERE ends_at > :now")
                .set("now", now)
                .number();
    }

    private static @Nullable Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }

    private static Shield shield(Row row) {
        return new Shield(
                new AccountId(row.longOf("account_id")),
                Shield.Mode.parse(row.textOf("mode")).orElseThrow(),
                Optional.ofNullable(row.instantOrNull("raised_at"))
                        .map(raised -> new Shield.Up(raised, row.instantOf("ends_at"), row.booleanOf("automatic"))),
                Optional.ofNullable(row.instantOrNull("lowered_at")),
                Optional.ofNullable(row.instantOrNull("offered_at")));
    }
}
