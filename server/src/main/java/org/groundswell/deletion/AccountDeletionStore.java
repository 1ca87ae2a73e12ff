package org.groundswell.deletion;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;
import org.groundswell.words.StatusId;

/** What there is of an account, all over the database, and the table {@code account_deletion}. */
final class AccountDeletionStore {
    /** What only ever was between the account and the server; nothing is counted or told of it. */
    private static final List<String> ALONE = List.of(
            "DELETE FROM bookmark WHERE account_id = :account",
            "DELETE FROM status_mention WHERE account_id = :account",
            "DELETE FROM idempotency WHERE account_id = :account",
            "DELETE FROM story_consent WHERE account_id = :account",
            "DELETE FROM not_quoted WHERE account_id = :account",
            "DELETE FROM alert_wish WHERE account_id = :account",
            "DELETE FROM alert WHERE account_id = :account",
            "DELETE FROM alert_told WHERE account_id = :account",
            "DELETE FROM account_name WHERE account_id = :account",
            "DELETE FROM account_name_missing WHERE account_id = :account",
            "DELETE FROM account_standing WHERE account_id = :account",
            "DELETE FROM imported_person WHERE account_id = :account",
            "DELETE FROM account_count WHERE account_id = :account",
            "DELETE FROM account WHERE id = :account",
            "DELETE FROM account_deletion WHERE account_id = :account");

    /** What an account still has that others' numbers count. */
    private static final List<String> COUNTED = List.of(
            "SELECT 1 AS one FROM status WHERE account_id = :account LIMIT 1",
            "SELECT 1 AS one FROM favourite WHERE account_id = :account LIMIT 1",
            "SELECT 1 AS one FROM follow WHERE follower_id = :account LIMIT 1",
            "SELECT 1 AS one FROM follow WHERE followee_id = :account LIMIT 1",
            "SELECT 1 AS one FROM tag_follow WHERE account_id = :account LIMIT 1");

    /** Marks an account; false if it is marked already. From then on the address of its private feed leads nowhere. */
    boolean begin(Tx tx, AccountId account, Instant at) {
        boolean begun =
                tx.sql("INSERT INTO account_deletion (account_id, at) VALUES (:account, :at) ON CONFLICT DO NOTHING")
                                .set("account", account.value())
                                .set("at", at)
                                .run()
                        == 1;
        tx.sql("DELETE FROM alert_reader WHERE account_id = :account")
                .set("account", account.value())
                .run();
        return begun;
    }

    /** The accounts that are marked, the first first. */
    List<AccountId> begun(Tx tx) {
        return tx.sql("SELECT account_id FROM account_deletion ORDER BY at, account_id")
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

    List<Long> tagsFollowed(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT tag_id FROM tag_follow WHERE account_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> row.longOf("tag_id"));
    }

    void unfollowTags(Tx tx, AccountId account, List<Long> tags) {
        tx.sql("DELETE FROM tag_follow WHERE account_id = :account AND tag_id IN (:tags)")
                .set("account", account.value())
                .setAll("tags", tags)
                .run();
    }

    /**
     * The last of it; false, with nothing done, if there is something left that others' numbers count. Of an account of this
     * server the name is kept, so that nobody takes it.
     */
    boolean finish(Tx tx, AccountId account) {
        // Whoever adds something for the account holds one of these rows: it is seen below, or finds no account.
        if (tx.dialect() == Dialect.POSTGRESQL) {
            tx.sql("SELECT id FROM account WHERE id = :account FOR UPDATE")
                    .set("account", account.value())
                    .number();
            tx.sql("SELECT account_id FROM account_count WHERE account_id = :account FOR UPDATE")
                    .set("account", account.value())
                    .number();
        }
        for (String question : COUNTED) {
            if (tx.sql(question).set("account", account.value()).number() > 0) {
                return false;
            }
        }
        tx.sql("""
                INSERT INTO former_account (username_key)
                SELECT username_key FROM account WHERE id = :account AND domain = ''
                ON CONFLICT DO NOTHING
                """).set("account", account.value()).run();
        for (String statement : ALONE) {
            tx.sql(statement).set("account", account.value()).run();
        }
        return true;
    }
}
