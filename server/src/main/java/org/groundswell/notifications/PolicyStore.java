package org.groundswell.notifications;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code notification_policy} and {@code notification_permission}. */
final class PolicyStore {
    Policy of(Tx tx, AccountId account) {
        return tx.sql("""
                        SELECT not_following, not_followers, new_accounts, private_mentions, limited_accounts, off
                          FROM notification_policy WHERE account_id = :account
                        """)
                .set("account", account.value())
                .first(PolicyStore::policy)
                .orElse(Policy.DEFAULT);
    }

    private static Policy policy(Row row) {
        return new Policy(
                choice(row, "not_following"),
                choice(row, "not_followers"),
                choice(row, "new_accounts"),
                choice(row, "private_mentions"),
                choice(row, "limited_accounts"),
                types(row.textOf("off")));
    }

    private static Policy.Choice choice(Row row, String column) {
        return Policy.Choice.parse(row.textOf(column))
                .orElseThrow(() -> new IllegalStateException("no choice is called " + row.textOf(column)));
    }

    private static Set<NotificationType> types(String names) {
        return Arrays.stream(names.split(" "))
                .flatMap(name -> NotificationType.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    void set(Tx tx, AccountId account, Policy policy) {
        tx.sql("""
                INSERT INTO notification_policy (account_id, not_following, not_followers, new_accounts, private_mentions,
                                                 limited_accounts, off)
                VALUES (:account, :notFollowing, :notFollowers, :newAccounts, :privateMentions, :limited, :off)
                ON CONFLICT (account_id) DO UPDATE
                   SET not_following = :notFollowing, not_followers = :notFollowers, new_accounts = :newAccounts,
                       private_mentions = :privateMentions, limited_accounts = :limited, off = :off
                """)
                .set("account", account.value())
                .set("notFollowing", policy.notFollowing().word())
                .set("notFollowers", policy.notFollowers().word())
                .set("newAccounts", policy.newAccounts().word())
                .set("privateMentions", policy.privateMentions().word())
                .set("limited", policy.limitedAccounts().word())
                .set(
                        "off",
                        policy.off().stream()
                                .map(NotificationType::apiName)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .run();
    }

    /** Whether the request of a sender was accepted. */
    boolean isPermitted(Tx tx, AccountId account, AccountId from) {
        return tx.sql("SELECT count(*) FROM notification_permission WHERE account_id = :account AND from_id = :from")
                        .set("account", account.value())
                        .set("from", from.value())
                        .number()
                > 0;
    }

    /** Ends what {@link #permit} began. */
    void forbid(Tx tx, AccountId account, AccountId from) {
        tx.sql("DELETE FROM notification_permission WHERE account_id = :account AND from_id = :from")
                .set("account", account.value())
                .set("from", from.value())
                .run();
    }

    void permit(Tx tx, AccountId account, AccountId from) {
        tx.sql("""
                INSERT INTO notification_permission (account_id, from_id) VALUES (:account, :from) ON CONFLICT DO NOTHING
                """).set("account", account.value()).set("from", from.value()).run();
    }
}
