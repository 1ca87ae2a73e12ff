package org.groundswell.push;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.notifications.NotificationType;

/** The table {@code push_subscription}. */
final class PushSubscriptionStore {
    private static final String COLUMNS = "s.id, s.account_id, s.endpoint, s.standard, s.alerts, s.policy";

    /**
     * A subscription with everything that a message takes.
     *
     * @param accessToken of the app; an empty text for a browser
     * @param refusals the messages that the push service refused since it last accepted one
     */
    record Target(PushSubscription subscription, ReceiverKeys keys, String accessToken, Locale locale, int refusals) {
        boolean isBrowser() {
            return accessToken.isEmpty();
        }
    }

    Optional<PushSubscription> of(Tx tx, AccountId account, Holder holder) {
        return tx.sql("SELECT " + COLUMNS + " FROM push_subscription s WHERE s.account_id = :account AND s."
                        + column(holder) + " = :hash")
                .set("account", account.value())
                .set("hash", holder.hash())
                .first(PushSubscriptionStore::subscription);
    }

    /** Adds a subscription, or replaces the one of the same holder; false if the token or session has ended. */
    boolean put(Tx tx, AccountId account, Holder holder, NewSubscription wanted, ReceiverKeys keys, Instant at) {
        String access = holder instanceof Holder.App ? "oauth_token" : "session";
        String held = tx.dialect() == Dialect.POSTGRESQL ? " FOR KEY SHARE" : "";
        boolean valid = tx.sql("SELECT token_hash FROM " + access
                        + " WHERE token_hash = :hash AND account_id = :account" + held)
                .set("hash", holder.hash())
                .set("account", account.value())
                .first(row -> row.textOf("token_hash"))
                .isPresent();
        return valid
                && tx.sql("""
                        INSERT INTO push_subscription (account_id, HOLDER, access_token, endpoint, p256dh, auth, standard,
                                                       alerts, policy, locale, created_at)
                        VALUES (:account, :hash, :token, :endpoint, :p256dh, :auth, :standard, :alerts, :policy, :locale,
                                :at)
                        ON CONFLICT (HOLDER) DO UPDATE
                           SET endpoint = :endpoint, p256dh = :p256dh, auth = :auth, standard = :standard,
                               alerts = :alerts, policy = :policy, locale = :locale, created_at = :at,
                               refusals = 0
                        """.replace("HOLDER", column(holder)))
                                .set("account", account.value())
                                .set("hash", holder.hash())
                                .set("token", holder instanceof Holder.App app ? app.accessToken() : "")
                                .set("endpoint", wanted.endpoint())
                                .set("p256dh", keys.p256dhText())
                                .set("auth", keys.authText())
                                .set("standard", wanted.standard())
                                .set("alerts", names(wanted.settings()))
                                .set("policy", wanted.settings().policy().word())
                                .set("locale", wanted.locale().toLanguageTag())
                                .set("at", at)
                                .run()
                        == 1;
    }

    boolean update(Tx tx, AccountId account, Holder holder, PushSettings settings) {
        return tx.sql("UPDATE push_subscription SET alerts = :alerts, policy = :policy"
                                + " WHERE account_id = :account AND " + column(holder) + " = :hash")
                        .set("alerts", names(settings))
                        .set("policy", settings.policy().word())
                        .set("account", account.value())
                        .set("hash", holder.hash())
                        .run()
                == 1;
    }

    void delete(Tx tx, AccountId account, Holder holder) {
        tx.sql("DELETE FROM push_subscription WHERE account_id = :account AND " + column(holder) + " = :hash")
                .set("account", account.value())
                .set("hash", holder.hash())
                .run();
    }

    /** Deletes a subscription if it still has an endpoint, which the push service has ended. */
    void deleteEnded(Tx tx, PushSubscription ended) {
        tx.sql("DELETE FROM push_subscription WHERE id = :id AND endpoint = :endpoint")
                .set("id", (long) ended.id())
                .set("endpoint", ended.endpoint())
                .run();
    }

    /** Counts a message that the push service refused; with the last of so many, deletes the subscription: then true. */
    boolean countRefusal(Tx tx, PushSubscription refused, int most) {
        tx.sql("UPDATE push_subscription SET refusals = refusals + 1 WHERE id = :id AND endpoint = :endpoint")
                .set("id", (long) refused.id())
                .set("endpoint", refused.endpoint())
                .run();
        return tx.sql("DELETE FROM push_subscription WHERE id = :id AND endpoint = :endpoint AND refusals >= :most")
                        .set("id", (long) refused.id())
                        .set("endpoint", refused.endpoint())
                        .set("most", most)
                        .run()
                == 1;
    }

    /** The push service has accepted a message: earlier refusals don't count. */
    void forgetRefusals(Tx tx, PushSubscription accepted) {
        tx.sql("UPDATE push_subscription SET refusals = 0 WHERE id = :id AND endpoint = :endpoint")
                .set("id", (long) accepted.id())
                .set("endpoint", accepted.endpoint())
                .run();
    }

    /** Deletes an account's subscriptions but the newest. */
    void deleteOldest(Tx tx, AccountId account, int kept) {
        tx.sql("""
                DELETE FROM push_subscription WHERE account_id = :account AND id NOT IN (
                    SELECT id FROM push_subscription WHERE account_id = :account
                     ORDER BY created_at DESC, id DESC LIMIT :kept)
                """).set("account", account.value()).set("kept", kept).run();
    }

    /** The subscriptions of some accounts. Walks index {@code push_subscription_account}. */
    List<PushSubscription> of(Tx tx, Collection<AccountId> accounts) {
        return tx.sql("SELECT " + COLUMNS + " FROM push_subscription s WHERE s.account_id IN (:accounts) ORDER BY s.id")
                .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                .list(PushSubscriptionStore::subscription);
    }

    /** A subscription whose account may be used now: confirmed, approved, and neither frozen nor suspended. */
    Optional<Target> active(Tx tx, int id) {
        return tx.sql("SELECT " + COLUMNS + ", s.p256dh, s.auth, s.access_token, s.locale, s.refusals" + """
                         FROM push_subscription s
                          JOIN login l ON l.account_id = s.account_id JOIN account a ON a.id = s.account_id
                         WHERE s.id = :id AND l.approved AND l.confirmed AND NOT a.frozen AND a.suspended_at IS NULL
                        """)
                .set("id", (long) id)
                .first(row -> new Target(
                        subscription(row),
                        ReceiverKeys.parse(row.textOf("p256dh"), row.textOf("auth")),
                        row.textOf("access_token"),
                        Locale.forLanguageTag(row.textOf("locale")),
                        row.intOf("refusals")));
    }

    private static PushSubscription subscription(Row row) {
        return new PushSubscription(
                row.intOf("id"),
                new AccountId(row.longOf("account_id")),
                row.textOf("endpoint"),
                row.booleanOf("standard"),
                new PushSettings(
                        Arrays.stream(row.textOf("alerts").split(" "))
                                .flatMap(name -> NotificationType.named(name).stream())
                                .collect(Collectors.toSet()),
                        PushPolicy.parse(row.textOf("policy")).orElse(PushPolicy.NONE)));
    }

    private static String names(PushSettings settings) {
        return settings.alerts().stream()
                .map(NotificationType::apiName)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String column(Holder holder) {
        return switch (holder) {
            case Holder.App _ -> "token_hash";
            case Holder.Browser _ -> "session_hash";
        };
    }
}
