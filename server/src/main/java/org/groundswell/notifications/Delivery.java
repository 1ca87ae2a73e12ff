package org.groundswell.notifications;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/** Decides whether an account is notified of a fact, and stores the notification. */
final class Delivery {
    /** The length of a chain of direct replies that is searched for a post of the recipient. */
    private static final int LONGEST_CHAIN = 20;

    private static final int MOST_HELD_AFTERWARDS = 1_000;

    private final AccountStore accounts;
    private final StatusStore statuses;
    private final Audience audience;
    private final Sender.Loader senders;
    private final EventLog events;
    private final IdGenerator ids;
    private final NotificationStore store = new NotificationStore();
    private final CauseStore causes = new CauseStore();
    private final PolicyStore policies = new PolicyStore();
    private final RequestStore requests = new RequestStore();

    Delivery(
            AccountStore accounts,
            StatusStore statuses,
            Audience audience,
            Sender.Loader senders,
            EventLog events,
            IdGenerator ids) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.audience = audience;
        this.senders = senders;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Notifies an account, unless it has this notification, may not see what it is about, or doesn't want it.
     *
     * @param at the time of the event
     */
    void deliver(Tx tx, AccountId recipient, Notification what, Instant at) {
        AccountId origin = what.origin();
        boolean ownDoing = origin.equals(recipient) && !(what instanceof Notification.OfServer);
        if (ownDoing || !isHere(tx, recipient, what)) {
            return;
        }
        Account to = accounts.byId(tx, recipient).orElseThrow();
        Policy policy = policies.of(tx, recipient);
        Policy.Choice choice =
                policy.off().contains(what.type()) ? Policy.Choice.DROP : judge(tx, policy, to, what, at);
        if (choice != Policy.Choice.DROP) {
            store(tx, recipient, what, at, choice == Policy.Choice.FILTER);
        }
    }

    /**
     * Whether everyone and everything that a notification names is here and visible to its recipient. If so, none of it is
     * deleted before the transaction ends: a row added during a deletion would stay.
     */
    private boolean isHere(Tx tx, AccountId recipient, Notification what) {
        return accounts.hold(tx, recipient)
                && (what.origin().equals(recipient) || accounts.hold(tx, what.origin()))
                && accounts.byId(tx, recipient).filter(Account::isLocal).isPresent()
                && what.about()
                        .map(status -> statuses.hold(tx, status)
                                && audience.find(tx, Optional.of(recipient), status)
                                        .isPresent())
                        .orElse(true);
    }

    private Policy.Choice judge(Tx tx, Policy policy, Account to, Notification what, Instant at) {
        AccountId recipient = to.id();
        if (what.origin().equals(recipient)) {
            return Policy.Choice.ACCEPT;
        }
        Sender sender = senders.load(tx, to, what.origin(), at);
        if (!sender.wanted()
                || what.about()
                        .filter(status -> causes.isMuted(tx, recipient, status))
                        .isPresent()) {
            return Policy.Choice.DROP;
        }
        return what.type().isFilterable()
                ? sender.judge(
                        policy,
                        isUnaskedPrivateMention(tx, recipient, what),
                        what.type().isHeldByShield() && !isAsked(tx, recipient, what))
                : Policy.Choice.ACCEPT;
    }

    /** Whether it is about a reply to a post of the recipient that mentions its author. */
    private boolean isAsked(Tx tx, AccountId recipient, Notification what) {
        return what.about()
                .filter(status -> statuses.isReplyOfMentioned(tx, status, recipient))
                .isPresent();
    }

    /** Whether a direct post comes out of the blue: it replies, directly or not, to no direct post of the recipient. */
    private boolean isUnaskedPrivateMention(Tx tx, AccountId recipient, Notification what) {
        if (!(what instanceof Notification.Mention mention)) {
            return false;
        }
        Optional<Status> status = statuses.byId(tx, mention.status());
        if (status.filter(Delivery::isDirect).isEmpty()) {
            return false;
        }
        for (int i = 0; i < LONGEST_CHAIN && status.isPresent(); i++) {
            Optional<StatusId> parent = status.get().parent();
            status = parent.flatMap(id -> statuses.byId(tx, id)).filter(Delivery::isDirect);
            if (status.map(Status::account).filter(recipient::equals).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDirect(Status status) {
        return status.visibility().isDirect();
    }

    /**
     * Holds what strangers have sent to an account since a moment, as its shield would have done. Only the latest
     * {@value #MOST_HELD_AFTERWARDS} are looked at: a shield goes up when there are some dozens.
     */
    void holdStrangers(Tx tx, AccountId recipient, Instant since) {
        Optional<Account> to = accounts.hold(tx, recipient) ? accounts.byId(tx, recipient) : Optional.empty();
        if (to.isEmpty()) {
            return;
        }
        Map<AccountId, Boolean> strangers = new HashMap<>();
        List<Received> latest =
                store.latest(tx, recipient, NotificationType.heldByShield(), since, MOST_HELD_AFTERWARDS);
        for (Received each : latest.reversed()) {
            AccountId origin = each.what().origin();
            boolean held = strangers.computeIfAbsent(origin, _ -> {
                        Sender sender = senders.load(tx, to.get(), origin, each.at());
                        return sender.stranger() && !sender.trusted();
                    })
                    && accounts.hold(tx, origin)
                    && !isAsked(tx, recipient, each.what());
            if (held) {
                store.hold(tx, each.id());
                requests.touch(tx, ids.next(), recipient, origin, each.at());
            }
        }
    }

    private void store(Tx tx, AccountId recipient, Notification what, Instant at, boolean filtered) {
        NotificationType type = what.type();
        Received received = new Received(ids.next(), at, filtered, type.groupKey(what.about(), at), what);
        boolean added =
                type.isReplaced() ? store.replace(tx, recipient, received) : store.insert(tx, recipient, received);
        if (!added) {
            return;
        }
        if (filtered) {
            requests.touch(tx, ids.next(), recipient, what.origin(), at);
        }
        events.append(
                tx,
                new Event.Notified(
                        recipient,
                        received.id(),
                        type.apiName(),
                        what.origin(),
                        what.about().orElse(null),
                        filtered));
    }
}
