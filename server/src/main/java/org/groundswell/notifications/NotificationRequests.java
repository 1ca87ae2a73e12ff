package org.groundswell.notifications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** The policies of accounts, and the requests of senders whose notifications they hold. */
public final class NotificationRequests {
    private static final int MOST_COUNTED = 100;

    private final Database database;
    private final AccountStore accounts;
    private final NotificationPages pages;
    private final EventLog events;
    private final RequestStore store = new RequestStore();
    private final PolicyStore policies = new PolicyStore();

    NotificationRequests(Database database, AccountStore accounts, NotificationPages pages, EventLog events) {
        this.database = database;
        this.accounts = accounts;
        this.pages = pages;
        this.events = events;
    }

    public Policy policy(AccountId account) {
        return database.read(tx -> policies.of(tx, account));
    }

    /** Changes a policy. It applies to notifications from now on. */
    public Policy change(AccountId account, UnaryOperator<Policy> change) {
        return database.write(tx -> {
            lock(tx, account);
            Policy changed = change.apply(policies.of(tx, account));
            policies.set(tx, account, changed);
            return changed;
        });
    }

    /** The numbers of requests, of which at most {@value #MOST_COUNTED} are counted, and of held notifications. */
    public NotificationRequest.Pending pending(AccountId account) {
        return database.read(tx -> store.pending(tx, account, MOST_COUNTED));
    }

    /** The number of private mentions that are held, counted up to {@value #MOST_COUNTED}. */
    public long heldPrivateMentions(AccountId account) {
        return database.read(tx -> store.countHeldPrivateMentions(tx, account, MOST_COUNTED));
    }

    /** Newest first. */
    public NotificationPage<NotificationRequest> list(AccountId account, Page page) {
        return database.read(tx -> load(tx, account, store.list(tx, account, page)));
    }

    /** @throws Refusal.NotFound if there is no such request */
    public NotificationPage<NotificationRequest> get(AccountId account, long id) {
        return database.read(tx -> {
            NotificationPage<NotificationRequest> page =
                    load(tx, account, store.byId(tx, account, id).stream().toList());
            if (page.entries().isEmpty()) {
                throw new Refusal.NotFound();
            }
            return page;
        });
    }

    private NotificationPage<NotificationRequest> load(Tx tx, AccountId account, List<NotificationRequest> requests) {
        return pages.load(tx, account, requests, each -> List.of(each.from()), NotificationRequest::lastStatus);
    }

    /**
     * Moves the held notifications of some senders into the list, and their private mentions into the conversations; holds
     * none of them from now on.
     *
     * @throws Refusal.NotFound if there is no such request
     */
    public void accept(AccountId account, Collection<Long> ids) {
        decide(account, ids, (tx, from) -> {
            policies.permit(tx, account, from);
            for (StatusId mention : store.heldPrivateMentions(tx, account, from)) {
                events.append(tx, new Event.PrivateMentionJudged(account, mention, false));
            }
            store.release(tx, account, from);
        });
    }

    /**
     * Deletes the held notifications of some senders. Later ones are held again.
     *
     * @throws Refusal.NotFound if there is no such request
     */
    public void dismiss(AccountId account, Collection<Long> ids) {
        decide(account, ids, (tx, from) -> store.deleteHeld(tx, account, from));
    }

    private interface Decision {
        void on(Tx tx, AccountId from);
    }

    private void decide(AccountId account, Collection<Long> ids, Decision decision) {
        database.writing(tx -> {
            lock(tx, account);
            for (long id : ids.stream().distinct().sorted().toList()) {
                Optional<NotificationRequest> request = store.byId(tx, account, id);
                AccountId from = request.map(NotificationRequest::from).orElseThrow(Refusal.NotFound::new);
                if (!accounts.hold(tx, from)) {
                    throw new Refusal.NotFound();
                }
                decision.on(tx, from);
                store.delete(tx, account, from);
            }
        });
    }

    /** Waits for deliveries to an account, and makes later ones wait: they act on its policy and requests. */
    private void lock(Tx tx, AccountId account) {
        boolean present = tx.dialect() == Dialect.POSTGRESQL ? store.lock(tx, account) : accounts.hold(tx, account);
        if (!present) {
            throw new Refusal.NotFound();
        }
    }
}
