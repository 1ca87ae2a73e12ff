package org.groundswell.timelines;

import java.util.Set;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;

/** The effect of an event on home and list timelines. */
sealed interface TimelineEffect {
    /** A status is new. */
    record Posted(StatusFacts status) implements TimelineEffect {}

    /**
     * A status has changed.
     *
     * @param isNews whether that is news for subscribers. If moderators list an old status again, it isn't; that a status is
     *     gone always is
     */
    record Edited(StatusFacts before, StatusFacts status, boolean isNews) implements TimelineEffect {}

    /** A status is gone. */
    record Deleted(StatusFacts status) implements TimelineEffect {}

    /** The timelines of some accounts follow other rules. */
    record RulesChanged(Set<AccountId> owners) implements TimelineEffect {}

    /** The timelines follow other rules whose rules name an account, or that are its own. */
    record AccountGone(AccountId account) implements TimelineEffect {}

    /** None. */
    record None() implements TimelineEffect {}

    static TimelineEffect of(Event event) {
        return switch (event) {
            case Event.StatusPosted posted -> new Posted(posted.status());
            case Event.StatusEdited edited -> new Edited(edited.before(), edited.status(), true);
            case Event.QuoteRevoked revoked -> new Edited(revoked.before(), revoked.status(), true);
            case Event.PollEnded ended -> new Edited(ended.status(), ended.status(), true);
            case Event.StatusVisibilityChanged changed -> new Edited(changed.before(), changed.status(), false);
            case Event.StatusDeleted deleted -> new Deleted(deleted.status());
            case Event.Followed followed -> ofOwner(followed.follower());
            case Event.Unfollowed unfollowed -> ofOwner(unfollowed.follower());
            case Event.FollowChanged changed -> ofOwner(changed.follower());
            case Event.Blocked blocked -> new RulesChanged(Set.of(blocked.account(), blocked.target()));
            case Event.Unblocked unblocked -> new RulesChanged(Set.of(unblocked.account(), unblocked.target()));
            case Event.Muted muted -> ofOwner(muted.account());
            case Event.Unmuted unmuted -> ofOwner(unmuted.account());
            case Event.DomainBlocked blocked -> ofOwner(blocked.account());
            case Event.DomainUnblocked unblocked -> ofOwner(unblocked.account());
            case Event.ListChanged changed -> ofOwner(changed.account());
            case Event.TagFollowsChanged changed -> ofOwner(changed.account());
            case Event.AccountDeleted deleted -> ofOwner(deleted.account());
            case Event.RelationsDeleted deleted -> new AccountGone(deleted.account());
            case Event.Favourited _,
                    Event.Unfavourited _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.Moderation _,
                    Event.FollowRequested _,
                    Event.FollowRequestClosed _,
                    Event.RelationshipsSevered _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> new None();
        };
    }

    private static TimelineEffect ofOwner(AccountId owner) {
        return new RulesChanged(Set.of(owner));
    }
}
