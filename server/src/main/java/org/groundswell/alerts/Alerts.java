package org.groundswell.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Revocable;
import org.groundswell.auth.Secrets;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;

/**
 * What people want to be told of, and what they were told: that a tag has risen above what was to be expected of it. Of one
 * tag somebody is told once a day at the most.
 */
public final class Alerts implements Revocable {
    private static final Duration QUIET = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int PIECE = 1_000;
    private static final int MOST_WISHES = 100;

    private final Database database;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final AlertStore store = new AlertStore();

    public Alerts(Database database, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid if somebody has too many subscriptions */
    public void subscribe(AccountId account, TrendSubscription subscription) {
        database.writing(tx -> {
            store.insertKey(tx, account, secrets.makeShort());
            // Of two at once the second counts what the first has added.
            store.lockReader(tx, account);
            if (store.subscriptions(tx, account).size() >= MOST_WISHES) {
                throw new Refusal.Invalid("alert", "error.alerts.too_many", "most", MOST_WISHES);
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

    /** What somebody was told, the latest first. */
    public List<Alert> told(AccountId account, int limit) {
        return database.read(tx -> store.told(tx, account, limit));
    }

    /** How many alerts somebody has not looked at. */
    public long unseen(AccountId account) {
        return database.read(tx -> store.unseen(tx, account));
    }

    /** Somebody has looked at all up to one. */
    public void see(AccountId account, Alert latest) {
        database.writing(tx -> store.see(tx, account, latest.id()));
    }

    /** The secret in the address of somebody's feed; empty before their first subscription. */
    public Optional<String> feedKey(AccountId account) {
        return database.read(tx -> store.key(tx, account));
    }

    /** Whose feed it is. */
    public Optional<AccountId> reader(String feedKey) {
        return Secrets.isPlausible(feedKey) ? database.read(tx -> store.reader(tx, feedKey)) : Optional.empty();
    }

    /** Gives a feed another address: whoever had the old one no longer reads it. */
    @Override
    public void revoke(Tx tx, AccountId account) {
        store.replaceKey(tx, account, secrets.makeShort());
    }

    /** Drops what was told long ago. */
    public int purgeExpired() {
        long before = Ids.first(clock.instant().minus(KEPT).toEpochMilli());
        return database.purge(PIECE, tx -> store.purge(tx, before, PIECE))
                + database.purge(PIECE, tx -> store.purgeTold(tx, before, PIECE));
    }

    /** All that anybody wants to be told of. */
    List<TrendSubscription> subscriptions() {
        return database.read(store::subscriptions);
    }

    /**
     * Tells those who wished for it that a tag rises in a place.
     *
     * @return how many were told
     */
    int tell(TagName tag, Place place, String sentence) {
        long since = Ids.first(clock.instant().minus(QUIET).toEpochMilli());
        return database.write(tx -> {
            int told = 0;
            for (TrendSubscription subscription :
                    List.of(new TrendSubscription.OfTag(tag), new TrendSubscription.OfPlace(place))) {
                for (AccountId account : store.notYetNotified(tx, subscription, tag, since)) {
                    Alert alert = new Alert(ids.next(), tag, place, sentence);
                    if (store.markTold(tx, account, alert, since)) {
                        store.tell(tx, account, alert);
                        told++;
                    }
                }
            }
            return told;
        });
    }
}
