package org.groundswell.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.outgoing.BusyException;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.ForbiddenAddressException;
import org.groundswell.outgoing.OutgoingClient;

/** The subscriptions of apps and browsers to notifications. A subscription ends with the token or session it belongs to. */
public final class PushSubscriptions {
    /** An account's subscriptions. Beyond that, a new one replaces the oldest. */
    static final int MOST = 50;

    private static final String ENDPOINT = "subscription[endpoint]";
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int MOST_CHECKING = 10_000;

    private final Database database;
    private final AccountStore accounts;
    private final OutgoingClient client;
    private final InstantSource clock;
    /**
     * The accounts whose endpoint is being looked up, and those whose last look-up took too long: it may still run. At worst,
     * one of very many accounts has two.
     */
    private final Cache<AccountId, Boolean> checking = Caffeine.newBuilder()
            .maximumSize(MOST_CHECKING)
            .expireAfterWrite(RETRY)
            .build();

    private final PushSubscriptionStore store = new PushSubscriptionStore();

    PushSubscriptions(Database database, AccountStore accounts, OutgoingClient client, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.client = client;
        this.clock = clock;
    }

    /** The subscription of an app or a browser, if it has one. */
    public Optional<PushSubscription> of(AccountId account, Holder holder) {
        return database.read(tx -> store.of(tx, account, holder));
    }

    /**
     * Subscribes an app or a browser, in place of its earlier subscription.
     *
     * @throws Refusal.Invalid if the endpoint or a key is invalid, or messages may not be sent to the endpoint
     * @throws Refusal.Unauthorised if the token or session has just ended
     * @throws Refusal.TooMany if the account's last endpoint is still being looked up
     * @throws Refusal.Unavailable if the endpoint's host can't be looked up at the moment
     */
    public PushSubscription subscribe(AccountId account, Holder holder, NewSubscription wanted) {
        ReceiverKeys keys = ReceiverKeys.parse(wanted.p256dh(), wanted.auth());
        // Before the transaction: looking up a name may take a while.
        checkEndpoint(account, wanted.endpoint());
        return database.write(tx -> {
            if (!accounts.hold(tx, account) || !store.put(tx, account, holder, wanted, keys, clock.instant())) {
                throw new Refusal.Unauthorised("error.token");
            }
            store.deleteOldest(tx, account, MOST);
            return store.of(tx, account, holder).orElseThrow(Refusal.NotFound::new);
        });
    }

    /** An account can't use up the look-ups: it has one at a time, and none for a while after one that took too long. */
    private void checkEndpoint(AccountId account, String endpoint) {
        Destination destination = Destination.parse(endpoint)
                .orElseThrow(() -> new Refusal.Invalid(ENDPOINT, "push.endpoint", "most", Destination.LONGEST));
        if (checking.asMap().putIfAbsent(account, true) != null) {
            throw new Refusal.TooMany(RETRY);
        }
        boolean slow = false;
        try {
            client.check(destination);
        } catch (ForbiddenAddressException notPublic) {
            throw new Refusal.Invalid(
                    ENDPOINT, destination.isSecure() ? "push.endpoint.private" : "push.endpoint.insecure");
        } catch (UnknownHostException unknown) {
            throw new Refusal.Invalid(ENDPOINT, "push.endpoint.unknown");
        } catch (BusyException busy) {
            throw new Refusal.Unavailable(RETRY, "push.endpoint.lookup");
        } catch (IOException failed) {
            slow = true;
            throw new Refusal.Unavailable(RETRY, "push.endpoint.lookup");
        } finally {
            if (!slow) {
                checking.invalidate(account);
            }
        }
    }

    /**
     * Changes which notifications are sent.
     *
     * @throws Refusal.NotFound if the app or browser has no subscription
     */
    public PushSubscription change(AccountId account, Holder holder, PushSettings settings) {
        return database.write(tx -> {
            if (!store.update(tx, account, holder, settings)) {
                throw new Refusal.NotFound();
            }
            return store.of(tx, account, holder).orElseThrow(Refusal.NotFound::new);
        });
    }

    /** Ends the subscription of an app or a browser, if it has one. */
    public void unsubscribe(AccountId account, Holder holder) {
        database.writing(tx -> store.delete(tx, account, holder));
    }
}
