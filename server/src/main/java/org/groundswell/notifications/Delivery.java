package org.groundswell.notifications;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/** Decides whether an account is notified of a fact, and stores the notification. */
final class Delivery {
    /** The length of a chain of direct replies that is searched for a post of the recipient. */
    private static final int LONGEST_CHAIN = 20;

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
     * Notifies an account of a mention. A private one becomes part of its conversations unless it is held or ignored.
     *
     * @param status the post that mentions it, as the event has it
     * @param at the time of the event
     */
    void mention(Tx tx, AccountId recipient, StatusFacts status, Instant at) {
        boolean isPrivate = status.visibility().isDirect();
        Policy.Choice choice =
                deliver(tx, recipient, new Notification.Mention(status.account(), status.id()), isPrivate, at);
        if (isPrivate && choice == Policy.Choice.ACCEPT) {
            events.append(tx, new Event.PrivateMentionJudged(recipient, status.id(), false));
        }
    }

    /**
     * Notifies an account of anything but a mention, unless it has this notification, may not see what it is about, or doesn't
     * want it.
     *
     * @param at the time of the event
     */
    void deliver(Tx tx, AccountId recipient, Notification what, Instant at) {
        deliver(tx, recipient, what, false, at);
    }

    /**
     * @return the choice of the recipient's policy and shield, even if something else prevents the notification, such as a
     *     block, which may end
     */
    private Policy.Choice deliver(Tx tx, AccountId recipient, Notification what, boolean isPrivate, Instant at) {
        AccountId origin = what.origin();
        // Its author can't know when a poll is over, either.
        boolean ownDoing = origin.equals(recipient)
                && !(what instanceof Notification.OfServer || what instanceof Notification.PollEnded);
        if (ownDoing || !isHere(tx, recipient, what)) {
            return Policy.Choice.DROP;
        }
        Policy policy = policies.of(tx, recipient);
        boolean isQuiet = policy.off().contains(what.type()) || isMuted(tx, recipient, what);
        if (isQuiet && !isPrivate) {
            return Policy.Choice.DROP;
        }
        boolean isWanted = true;
        boolean isTold = true;
        Policy.Choice choice = Policy.Choice.ACCEPT;
        if (!origin.equals(recipient)) {
            Account to = accounts.byId(tx, recipient).orElseThrow();
            Sender sender = senders.load(tx, to, origin, at);
            choice = judge(tx, policy, sender, recipient, what, isPrivate);
            // A mute hides a held private mention while it lasts, and may end.
            isWanted = sender.wanted()
                    || what.type().isForStaff()
                    || !sender.apart() && isPrivate && choice == Policy.Choice.FILTER;
            isTold = !what.type().isSilencedByShield() || !sender.stranger() || sender.trusted();
        }
        boolean isHeld = choice == Policy.Choice.FILTER;
        // A private mention that is held is in no other list.
        boolean isDue = choice == Policy.Choice.ACCEPT && !isQuiet || isHeld;
        if (isDue && isWanted && isVisible(tx, recipient, what)) {
            store(tx, recipient, what, at, isHeld, isTold);
        }
        return choice;
    }

    /**
     * Whether everyone and everything that a notification names is here. If so, none of it is deleted before the transaction
     * ends: a row added during a deletion would stay.
     */
    private boolean isHere(Tx tx, AccountId recipient, Notification what) {
        return accounts.hold(tx, recipient)
                && (what.origin().equals(recipient) || accounts.hold(tx, what.origin()))
                && accounts.byId(tx, recipient).filter(Account::isLocal).isPresent()
                && what.about().map(status -> statuses.hold(tx, status)).orElse(true);
    }

    private boolean isVisible(Tx tx, AccountId recipient, Notification what) {
        return what.about()
                .map(status -> audience.find(tx, Optional.of(recipient), status).isPresent() || isHidden(tx, status))
                .orElse(true);
    }

    /** A status that a suspension has just hidden comes back with its account; until then lists leave out what is about it. */
    private boolean isHidden(Tx tx, StatusId status) {
        return statuses.byId(tx, status)
                .filter(each -> each.visibility().isHidden())
                .isPresent();
    }

    private boolean isMuted(Tx tx, AccountId recipient, Notification what) {
        return what.about()
                .filter(status -> causes.isMuted(tx, recipient, status))
                .isPresent();
    }

    private Policy.Choice judge(
            Tx tx, Policy policy, Sender sender, AccountId recipient, Notification what, boolean isPrivate) {
        return what.type().isFilterable()
                ? sender.judge(
                        policy,
                        isPrivate && isUnasked(tx, recipient, what),
                        what.type().isHeldByShield() && !isAsked(tx, recipient, what))
                : Policy.Choice.ACCEPT;
    }

    /** Whether it is about a reply to a post of the recipient that mentions its author. */
    private boolean isAsked(Tx tx, AccountId recipient, Notification what) {
        return what.about()
                .filter(status -> statuses.isReplyOfMentioned(tx, status, recipient))
                .isPresent();
    }

    private boolean isPrivateMention(Tx tx, Notification what) {
        return what instanceof Notification.Mention mention
                && statuses.byId(tx, mention.status())
                        .filter(Delivery::isDirect)
                        .isPresent();
    }

    /** Whether a direct post comes out of the blue: it replies, directly or not, to no direct post of the recipient. */
    private boolean isUnasked(Tx tx, AccountId recipient, Notification what) {
        Optional<Status> status = what.about().flatMap(id -> statuses.byId(tx, id));
        for (int i = 0; i < LONGEST_CHAIN && status.isPresent(); i++) {
            Optional<StatusId> parent = status.get().parent();
            status = parent.flatMap(id -> statuses.byId(tx, id)).filter(Delivery::isDirect);
            if (status.map(Status::account).filter(recipient::equals).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** A status that a suspension has just hidden may be direct, and comes back with the account. */
    private static boolean isDirect(Status status) {
        return status.visibility().isDirect() || status.visibility().isHidden();
    }

    /**
     * Holds a notification that was shown, as the shield of its recipient would have done, unless it is none of a stranger or
     * was asked for.
     */
    void holdIfStranger(Tx tx, Account recipient, Received shown) {
        AccountId origin = shown.what().origin();
        if (!isStranger(tx, recipient, shown)
                || !accounts.hold(tx, origin)
                || isAsked(tx, recipient.id(), shown.what())) {
            return;
        }
        store.hold(tx, shown.id());
        requests.touch(tx, ids.next(), recipient.id(), origin, shown.at());
        if (isPrivateMention(tx, shown.what())) {
            events.append(
                    tx,
                    new Event.PrivateMentionJudged(
                            recipient.id(), shown.what().about().orElseThrow(), true));
        }
    }

    private boolean isStranger(Tx tx, Account recipient, Received shown) {
        Sender sender = senders.load(tx, recipient, shown.what().origin(), shown.at());
        return sender.stranger() && !sender.trusted();
    }

    /** @param isTold whether streams and push messages tell of it, besides the list */
    private void store(Tx tx, AccountId recipient, Notification what, Instant at, boolean filtered, boolean isTold) {
        NotificationType type = what.type();
        Received received = new Received(ids.next(), at, filtered, type.groupKey(what.about(), at), what);
        boolean restored = store.restore(tx, recipient, received);
        if (!restored && !add(tx, recipient, received)) {
            return;
        }
        if (filtered) {
            requests.touch(tx, ids.next(), recipient, what.origin(), at);
        }
        // What was undone and done again has been told before.
        if (restored || !isTold) {
            return;
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

    private boolean add(Tx tx, AccountId recipient, Received received) {
        return received.what().type().isReplaced()
                ? store.replace(tx, recipient, received)
                : store.insert(tx, recipient, received);
    }
}
