package org.groundswell.timelines;

import java.util.Set;
import org.groundswell.events.Event;
import org.groundswell.model.AccountId;

/** Determines the accounts whose home and list timelines follow other rules after an event. */
final class TimelineOwners {
    private TimelineOwners() {}

    /** The accounts. {@link Event.RelationsDeleted} concerns more: all whose rules name the account. */
    static Set<AccountId> changedBy(Event event) {
        return switch (event) {
            case Event.Followed followed -> Set.of(followed.follower());
            case Event.Unfollowed unfollowed -> Set.of(unfollowed.follower());
            case Event.FollowChanged changed -> Set.of(changed.follower());
            case Event.Blocked blocked -> Set.of(blocked.account(), blocked.target());
            case Event.Unblocked unblocked -> Set.of(unblocked.account(), unblocked.target());
            case Event.Muted muted -> Set.of(muted.account());
            case Event.Unmuted unmuted -> Set.of(unmuted.account());
            case Event.DomainBlocked blocked -> Set.of(blocked.account());
            case Event.DomainUnblocked unblocked -> Set.of(unblocked.account());
            case Event.ListChanged changed -> Set.of(changed.account());
            case Event.TagFollowsChanged changed -> Set.of(changed.account());
            case Event.RelationsDeleted deleted -> Set.of(deleted.account());
            case Event.AccountDeleted deleted -> Set.of(deleted.account());
            case Event.StatusPosted _,
                    Event.StatusEdited _,
                    Event.StatusDeleted _,
                    Event.Favourited _,
                    Event.Unfavourited _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.FollowRequested _,
                    Event.FollowRequestClosed _,
                    Event.FiltersChanged _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.TrendsReviewed _ -> Set.of();
        };
    }
}
