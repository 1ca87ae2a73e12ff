package org.groundswell.alerts;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;

/** SQL on the tables {@code alert_wish}, {@code alert}, {@code alert_told} and {@code alert_reader}. */
final class AlertStore {
    private static final String SELECT = "SELECT id, tag, kind, place, facts, sentence FROM alert";

    private final FactsCodec codec = new FactsCodec();

    void subscribe(Tx tx, AccountId account, TrendSubscription subscription) {
        tx.sql("""
                INSERT INTO alert_wish (account_id, kind, subject) VALUES (:account, :kind, :subject)
                ON CONFLICT DO NOTHING
                """)
                .set("account", account.value())
                .set("kind", subscription.kind())
                .set("subject", subscription.subject())
                .run();
    }

    void unsubscribe(Tx tx, AccountId account, TrendSubscription subscription) {
        tx.sql("DELETE FROM alert_wish WHERE account_id = :account AND kind = :kind AND subject = :subject")
                .set("account", account.value())
                .set("kind", subscription.kind())
                .set("subject", subscription.subject())
                .run();
    }

    List<TrendSubscription> subscriptions(Tx tx, AccountId account) {
        return tx.sql("SELECT kind, subject FROM alert_wish WHERE account_id = :account ORDER BY kind, subject")
                .set("account", account.value())
                .list(AlertStore::subscription);
    }

    /** The subscriptions of all accounts, each once. */
    List<TrendSubscription> subscriptions(Tx tx) {
        return tx.sql("SELECT DISTINCT kind, subject FROM alert_wish").list(AlertStore::subscription);
    }

    private static TrendSubscription subscription(Row row) {
        return TrendSubscription.of(row.textOf("kind"), row.textOf("subject"));
    }

    /** The accounts with a subscription that had no alert about the tag since a moment. */
    List<AccountId> notYetNotified(Tx tx, TrendSubscription subscription, TagName tag, long sinceId) {
        return tx.sql("""
                        SELECT w.account_id FROM alert_wish w
                         WHERE w.kind = :kind AND w.subject = :subject
                           AND NOT EXISTS (SELECT 1 FROM alert_told t
                                            WHERE t.account_id = w.account_id AND t.tag = :tag AND t.last_id > :since)
                         ORDER BY w.account_id
                        """)
                .set("kind", subscription.kind())
                .set("subject", subscription.subject())
                .set("tag", tag.key())
                .set("since", sinceId)
                .list(row -> new AccountId(row.longOf("account_id")));
    }

    /**
     * Records that an account has an alert about a tag; false if it has had one since a moment. Of two concurrent
     * calls, the row lets only one succeed.
     */
    boolean markNotified(Tx tx, AccountId account, Alert alert, long sinceId) {
        return tx.sql("""
                INSERT INTO alert_told (account_id, tag, last_id) VALUES (:account, :tag, :id)
                ON CONFLICT (account_id, tag) DO UPDATE SET last_id = :id WHERE alert_told.last_id <= :since
                """)
                        .set("account", account.value())
                        .set("tag", alert.tag().key())
                        .set("id", alert.id())
                        .set("since", sinceId)
                        .run()
                == 1;
    }

    void insert(Tx tx, AccountId account, Alert alert) {
        tx.sql("""
                INSERT INTO alert (id, account_id, tag, kind, place, facts, sentence)
                VALUES (:id, :account, :tag, :kind, :place, :facts, :sentence)
                """)
                .set("id", alert.id())
                .set("account", account.value())
                .set("tag", alert.tag().key())
                .set("kind", new TrendSubscription.OfPlace(alert.place()).kind())
                .set("place", alert.place().code())
                .set("facts", alert.facts().map(codec::write).orElse(null))
                .set("sentence", alert.facts().isPresent() ? null : alert.written())
                .run();
    }

    List<Alert> latest(Tx tx, AccountId account, int limit) {
        return tx.sql(SELECT + " WHERE account_id = :account ORDER BY id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(this::alert);
    }

    List<Alert> byIds(Tx tx, AccountId account, Collection<Long> ids) {
        return tx.sql(SELECT + " WHERE id IN (:ids) AND account_id = :account")
                .set("account", account.value())
                .setAll("ids", ids)
                .list(this::alert);
    }

    private Alert alert(Row row) {
        return new Alert(
                row.longOf("id"),
                new TagName(row.textOf("tag")),
                place(row.textOf("kind"), row.textOf("place")),
                Optional.ofNullable(row.textOrNull("facts")).map(codec::read),
                Objects.requireNonNullElse(row.textOrNull("sentence"), ""));
    }

    private static Place place(String kind, String code) {
        return TrendSubscription.of(kind, code) instanceof TrendSubscription.OfPlace(var place) ? place : Place.WORLD;
    }

    /** Stores a key unless the account has one. */
    void insertKey(Tx tx, AccountId account, String key) {
        tx.sql("INSERT INTO alert_reader (account_id, feed_key) VALUES (:account, :key) ON CONFLICT DO NOTHING")
                .set("account", account.value())
                .set("key", key)
                .run();
    }

    void replaceKey(Tx tx, AccountId account, String key) {
        tx.sql("UPDATE alert_reader SET feed_key = :key WHERE account_id = :account")
                .set("account", account.value())
                .set("key", key)
                .run();
    }

    void deleteReader(Tx tx, AccountId account) {
        tx.sql("DELETE FROM alert_reader WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Locks an account's subscriptions until the end of the transaction. On SQLite writes are serial anyway. */
    void lockReader(Tx tx, AccountId account) {
        tx.sql("UPDATE alert_reader SET feed_key = feed_key WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    Optional<String> key(Tx tx, AccountId account) {
        return tx.sql("SELECT feed_key FROM alert_reader WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> row.textOf("feed_key"));
    }

    Optional<AccountId> reader(Tx tx, String key) {
        return tx.sql("SELECT account_id FROM alert_reader WHERE feed_key = :key")
                .set("key", key)
                .first(row -> new AccountId(row.longOf("account_id")));
    }

    /** Deletes at most {@code limit} alerts with lower ids. */
    int purge(Tx tx, long before, int limit) {
        return tx.sql("""
                DELETE FROM alert WHERE id IN (
                    SELECT id FROM alert WHERE id < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }

    int purgeNotified(Tx tx, long before, int limit) {
        return tx.sql("""
                DELETE FROM alert_told WHERE (account_id, tag) IN (
                    SELECT account_id, tag FROM alert_told WHERE last_id < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
