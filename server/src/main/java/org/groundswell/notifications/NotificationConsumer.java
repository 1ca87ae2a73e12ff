package org.groundswell.notifications;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundswell.auth.Logins;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Provenance;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.StatusStore;

/** Makes notifications of events, and withdraws those whose cause is undone. Imported statuses notify nobody. */
public final class NotificationConsumer implements TableConsumer {
    private static final int MOST_DELETED = 1_000;

    private final Delivery delivery;
    private final Crowd crowd;
    private final StrangersHeld strangersHeld;
    private final Logins logins;
    private final StatusStore statuses;
    private final NotificationStore store = new NotificationStore();
    private final CauseStore causes = new CauseStore();
    private final PolicyStore policies = new PolicyStore();
    private final RetentionStore retention = new RetentionStore();

    NotificationConsumer(
            Delivery delivery, Crowd crowd, StrangersHeld strangersHeld, Logins logins, StatusStore statuses) {
        this.delivery = delivery;
        this.crowd = crowd;
        this.strangersHeld = strangersHeld;
        this.logins = logins;
        this.statuses = statuses;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    @Override
    public void handle(Tx tx, List<Envelope> events) {
        events.forEach(each -> handle(tx, each.event(), each.at()));
    }

    private void handle(Tx tx, Event event, Instant at) {
        switch (event) {
            case Event.StatusPosted(var status) -> posted(tx, status, at);
            case Event.StatusEdited(var before, var status) -> edited(tx, before, status, at);
            case Event.QuoteRevoked(var before, var _) -> quoteRevoked(tx, before, at);
            case Event.StatusDeleted deleted -> deleted(tx, deleted.status(), at);
            case Event.PollEnded(var status) -> {
                delivery.deliver(tx, status.account(), new Notification.PollEnded(status.account(), status.id()), at);
                crowd.notifyAll(tx, rest(Crowd.Kind.VOTERS, status, at));
            }
            case Event.Favourited(var account, var status) -> favourited(tx, account, status, at);
            case Event.Unfavourited(var account, var status) ->
                store.withdrawOf(tx, account, NotificationType.FAVOURITE, status.status(), at);
            case Event.Followed(var follower, var followee) -> {
                if (causes.isFollowing(tx, follower, followee)) {
                    delivery.deliver(tx, followee, new Notification.Followed(follower), at);
                }
            }
            case Event.Unfollowed(var follower, var followee) ->
                store.withdrawFor(tx, followee, follower, NotificationType.FOLLOW, 0, at);
            case Event.AccountCreated(var account) -> {
                if (logins.hasLogin(tx, account)) {
                    logins.moderators(tx)
                            .forEach(each -> delivery.deliver(tx, each, new Notification.SignedUp(account), at));
                }
            }
            // A rejected sign-up is gone at once. The rows of other accounts are deleted in batches, as owned data.
            case Event.AccountDeleted(var account) -> retention.deleteOf(tx, account, MOST_DELETED);
            case Event.TrendAlerted(var recipient, var alert, var tag) ->
                delivery.deliver(tx, recipient, new Notification.Trending(recipient, tag, alert), at);
            case Event.QuoteRequested(var editor, var story, var status) -> {
                if (status.author() != null) {
                    delivery.deliver(
                            tx, status.author(), new Notification.QuoteRequested(editor, status.status(), story), at);
                }
            }
            case Event.FollowRequested(var follower, var followee) -> {
                if (causes.hasRequestedToFollow(tx, follower, followee)) {
                    delivery.deliver(tx, followee, new Notification.FollowRequested(follower), at);
                }
            }
            case Event.FollowRequestClosed(var follower, var followee) ->
                store.withdrawFor(tx, followee, follower, NotificationType.FOLLOW_REQUEST, 0, at);
            case Event.Moderation decided -> moderated(tx, decided, at);
            case Event.Shield changed -> shielded(tx, changed, at);
            // Both end the acceptance of requests of a sender, and hide its notifications as long as they last.
            case Event.Blocked(var account, var target) -> policies.forbid(tx, account, target);
            case Event.Muted(var account, var target) -> policies.forbid(tx, account, target);
            case Event.RelationshipsSevered(var account, var severance) ->
                delivery.deliver(tx, account, new Notification.Severed(account, severance), at);
            case Event.Relation _,
                    Event.FiltersChanged _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.StatusVisibilityChanged _,
                    Event.Announcing _,
                    Event.TrendsReviewed _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Notified _ -> {}
        }
    }

    private void moderated(Tx tx, Event.Moderation event, Instant at) {
        switch (event) {
            case Event.Reported(var reporter, var report, var target) ->
                tellModerators(tx, target, new Notification.Reported(reporter, report), at);
            case Event.ReportClosed(var reporter, var report) ->
                delivery.deliver(tx, reporter, new Notification.ReportClosed(reporter, report), at);
            case Event.AccountWarned(var account, var strike) ->
                delivery.deliver(tx, account, new Notification.Warned(account, strike), at);
            case Event.Appealed(var account, var strike) ->
                tellModerators(tx, account, new Notification.Appealed(account, strike), at);
            case Event.AppealDecided(var account, var strike) ->
                delivery.deliver(tx, account, new Notification.AppealDecided(account, strike), at);
        }
    }

    /** Notifies moderators, except the one that it is about. */
    private void tellModerators(Tx tx, AccountId subject, Notification what, Instant at) {
        logins.moderators(tx).stream()
                .filter(moderator -> !moderator.equals(subject))
                .forEach(each -> delivery.deliver(tx, each, what, at));
    }

    private void shielded(Tx tx, Event.Shield event, Instant at) {
        switch (event) {
            case Event.ShieldRaised(var account, var since, var automatic, var moderationCase) -> {
                strangersHeld.hold(tx, account, since);
                if (automatic) {
                    delivery.deliver(tx, account, new Notification.ShieldRaised(account), at);
                }
                if (automatic && moderationCase != null) {
                    tellModerators(tx, account, new Notification.ShieldCase(account, moderationCase), at);
                }
            }
            case Event.ShieldOffered(var account) ->
                delivery.deliver(tx, account, new Notification.ShieldOffered(account), at);
            case Event.ShieldLowered(var account, var expired) -> {
                if (expired) {
                    delivery.deliver(tx, account, new Notification.ShieldEnded(account), at);
                }
            }
        }
    }

    private void posted(Tx tx, StatusFacts status, Instant at) {
        if (status.provenance() == Provenance.IMPORTED) {
            return;
        }
        StatusReference boosted = status.references().boostOf();
        if (boosted != null) {
            if (boosted.author() != null && statuses.hold(tx, status.id())) {
                delivery.deliver(
                        tx, boosted.author(), new Notification.Boosted(status.account(), boosted.status()), at);
            }
            return;
        }
        mention(tx, status, status.content().mentions(), at);
        StatusReference quoted = status.references().quoteOf();
        if (quoted != null && quoted.author() != null) {
            delivery.deliver(tx, quoted.author(), new Notification.Quoted(status.account(), status.id()), at);
        }
        if (isForFollowers(status)) {
            crowd.notifyAll(tx, rest(Crowd.Kind.FOLLOWERS, status, at));
        }
    }

    /** Followers see a reply in their timelines if it continues the author's own thread. */
    private static boolean isForFollowers(StatusFacts status) {
        StatusReference parent = status.references().inReplyTo();
        return !status.visibility().isDirect() && (parent == null || Objects.equals(parent.author(), status.account()));
    }

    private static Crowd.Rest rest(Crowd.Kind kind, StatusFacts status, Instant at) {
        String language = Objects.requireNonNullElse(status.content().language(), "");
        return new Crowd.Rest(kind, status.account(), status.id(), at, language, 0);
    }

    private void mention(Tx tx, StatusFacts status, List<AccountId> accounts, Instant at) {
        for (AccountId account : accounts) {
            if (statuses.isMentioned(tx, status.id(), account)) {
                delivery.mention(tx, account, status, at);
            }
        }
    }

    private void edited(Tx tx, StatusFacts before, StatusFacts status, Instant at) {
        if (status.provenance() == Provenance.IMPORTED) {
            return;
        }
        Set<AccountId> added = new HashSet<>(status.content().mentions());
        before.content().mentions().forEach(added::remove);
        mention(tx, status, List.copyOf(added), at);
        Set<AccountId> removed = new HashSet<>(before.content().mentions());
        status.content().mentions().forEach(removed::remove);
        for (AccountId account : removed) {
            store.withdrawFor(
                    tx,
                    account,
                    status.account(),
                    NotificationType.MENTION,
                    status.id().value(),
                    at);
        }
        for (Crowd.Kind kind : List.of(Crowd.Kind.BOOSTERS, Crowd.Kind.FAVOURITERS, Crowd.Kind.QUOTERS)) {
            crowd.notifyAll(tx, rest(kind, status, at));
        }
    }

    private void quoteRevoked(Tx tx, StatusFacts quoting, Instant at) {
        StatusReference quoted = quoting.references().quoteOf();
        if (quoted != null && quoted.author() != null) {
            store.withdrawFor(
                    tx,
                    quoted.author(),
                    quoting.account(),
                    NotificationType.QUOTE,
                    quoting.id().value(),
                    at);
        }
    }

    /** Those about the status itself are owned by it; of a boost, that of the boosted status remains. */
    private void deleted(Tx tx, StatusFacts status, Instant at) {
        StatusReference boosted = status.references().boostOf();
        if (boosted != null) {
            store.withdrawOf(tx, status.account(), NotificationType.REBLOG, boosted.status(), at);
        }
    }

    private void favourited(Tx tx, AccountId account, StatusReference status, Instant at) {
        StatusId id = status.status();
        if (status.author() != null && causes.isFavourited(tx, account, id)) {
            delivery.deliver(tx, status.author(), new Notification.Favourited(account, id), at);
        }
    }
}
