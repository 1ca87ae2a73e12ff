package org.groundswell.leaving;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;
import org.groundswell.words.StatusId;

/** What there is of an account, all over the database. */
final class LeavingStore {
    /** What only ever was between the account and the server; nothing is counted or told of it. */
    private static final List<String> ALONE = List.of(
            "DELETE FROM bookmark WHERE account_id = :account",
            "DELETE FROM tag_follow WHERE account_id = :account",
            "DELETE FROM status_mention WHERE account_id = :account",
            "DELETE FROM idempotency WHERE account_id = :account",
            "DELETE FROM story_consent WHERE account_id = :account",
            "DELETE FROM not_quoted WHERE account_id = :account",
            "DELETE FROM alert_wish WHERE account_id = :account",
            "DELETE FROM alert WHERE account_id = :account",
            "DELETE FROM alert_told WHERE account_id = :account",
            "DELETE FROM alert_reader WHERE account_id = :account",
            "DELETE FROM account_name WHERE account_id = :account",
            "DELETE FROM account_name_missing WHERE account_id = :account",
            "DELETE FROM account_standing WHERE account_id = :account",
            "DELETE FROM account_count WHERE account_id = :account",
            "DELETE FROM account WHERE id = :account",
            "DELETE FROM account_leaving WHERE account_id = :account");

    void begin(Tx tx, AccountId account, Instant at) {
        tx.sql("INSERT INTO account_leaving (account_id, at) VALUES (:account, :at) ON CONFLICT DO NOTHING")
                .set("account", account.value())
                .set("at", at)
                .run();
    }

    List<AccountId> leaving(Tx tx) {
        return tx.sql("SELECT account_id FROM account_leaving ORDER BY at")
                .list(row -> new AccountId(row.longOf("account_id")));
    }

    /** Some of its statuses, boosts among them, the newest first. */
    List<StatusId> statuses(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT id FROM status WHERE account_id = :account ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("id")));
    }

    List<StatusId> favourites(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT status_id FROM favourite WHERE account_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    List<AccountId> followed(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT followee_id FROM follow WHERE follower_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("followee_id")));
    }

    List<AccountId> followers(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT follower_id FROM follow WHERE followee_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("follower_id")));
    }

    /** The last of it. Of an account of this server the name is kept, so that nobody takes it. */
    void finish(Tx tx, AccountId account) {
        tx.sql("""
                INSERT INTO former_account (username_key)
                SELECT username_key FROM account WHERE id = :account AND domain = ''
                ON CONFLICT DO NOTHING
                """).set("account", account.value()).run();
        for (String statement : ALONE) {
            tx.sql(statement).set("account", account.value()).run();
        }
    }
}
