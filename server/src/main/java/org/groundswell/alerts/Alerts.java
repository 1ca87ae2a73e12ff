package org.groundswell.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.auth.Revocable;
import org.groundswell.auth.Secrets;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trends.model.Place;

/**
 * Alerts about trending tags, and subscriptions to them. An account gets at most one alert per tag and day; each is also a
 * notification, and an entry of the account's private feed.
 */
public final class Alerts implements Revocable {
    private static final Duration QUIET = Duration.ofDays(1);
    static final Duration KEPT = Duration.ofDays(60);
    private static final int PIECE = 1_000;
    private static final int MOST_SUBSCRIPTIONS = 100;

    private final Database database;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final AlertStore store = new AlertStore();

    public Alerts(Database database, EventLog events, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid if the account has too many subscriptions */
    public void subscribe(AccountId account, TrendSubscription subscription) {
        database.writing(tx -> {
            store.insertKey(tx, account, secrets.makeShort());
            // The lock makes the second of two concurrent transactions count the first one's row.
            store.lockReader(tx, account);
            if (store.subscriptions(tx, account).size() >= MOST_SUBSCRIPTIONS) {
                throw new Refusal.Invalid("alert", "error.alerts.too_many", "most", MOST_SUBSCRIPTIONS);
            }
            store.subscribe(tx, account, subscription);
        });
    }

    public void unsubscribe(AccountId account, TrendSubscription subscription) {
        database.writing(tx -> store.unsubscribe(tx, account, subscription));
    }

    public List<TrendSubscription> subscriptions(AccountId account) {
        return database.read(tx -> store.subscriptions(tx, account));
    }

    /** The latest alerts of an account, newest first. */
    public List<Alert> latest(AccountId account, int limit) {
        return database.read(tx -> store.latest(tx, account, limit));
    }

    /** The alerts of an account with these ids; old ones are gone. */
    public Map<Long, Alert> byIds(AccountId account, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(tx -> store.byIds(tx, account, ids)).stream()
                        .collect(Collectors.toMap(Alert::id, Function.identity()));
    }

    /** The secret in the address of an account's feed; empty before its first subscription. */
    public Optional<String> feedKey(AccountId account) {
        return database.read(tx -> store.key(tx, account));
    }

    /** The account that a feed belongs to. */
    public Optional<AccountId> reader(String feedKey) {
        return Secrets.isPlausible(feedKey) ? database.read(tx -> store.reader(tx, feedKey)) : Optional.empty();
    }

    /** Replaces the address of an account's feed; the old one stops working. */
    @Override
    public void revoke(Tx tx, AccountId account) {
        store.replaceKey(tx, account, secrets.makeShort());
    }

    /** Deletes old alerts. */
    public int purgeExpired() {
        long before = Ids.first(clock.instant().minus(KEPT).toEpochMilli());
        return database.purge(PIECE, tx -> store.purge(tx, before, PIECE))
                + database.purge(PIECE, tx -> store.purgeNotified(tx, before, PIECE));
    }

    /** The subscriptions of all accounts, each once. */
    List<TrendSubscription> subscriptions() {
        return database.read(store::subscriptions);
    }

    /**
     * Sends an alert that a tag trends in a place to each subscriber.
     *
     * @return the number of alerts
     */
    int send(TagName tag, Place place, TrendFacts facts) {
        return send(tag, place, facts, List.of(new TrendSubscription.OfTag(tag), new TrendSubscription.OfPlace(place)));
    }

    /** The same to those only who subscribe to the tag. */
    int sendOfTag(TagName tag, Place place, TrendFacts facts) {
        return send(tag, place, facts, List.of(new TrendSubscription.OfTag(tag)));
    }

    private int send(TagName tag, Place place, TrendFacts facts, List<TrendSubscription> to) {
        long since = Ids.first(clock.instant().minus(QUIET).toEpochMilli());
        return database.write(tx -> {
            int sent = 0;
            for (TrendSubscription subscription : to) {
                for (AccountId account : store.notYetNotified(tx, subscription, tag, since)) {
                    Alert alert = new Alert(ids.next(), tag, place, Optional.of(facts), "");
                    if (store.markNotified(tx, account, alert, since)) {
                        store.insert(tx, account, alert);
                        events.append(tx, new Event.TrendAlerted(account, alert.id(), tag));
                        sent++;
                    }
                }
            }
            return sent;
        });
    }
}
