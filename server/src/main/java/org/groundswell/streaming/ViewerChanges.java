package org.groundswell.streaming;

import java.util.List;
import org.groundswell.events.Event;
import org.groundswell.model.AccountId;

/** The accounts whose relations or filters an event has changed. */
final class ViewerChanges {
    private ViewerChanges() {}

    static List<AccountId> of(Event event) {
        return switch (event) {
            case Event.Blocked(AccountId account, AccountId target) -> List.of(account, target);
            case Event.Unblocked(AccountId account, AccountId target) -> List.of(account, target);
            case Event.Muted muted -> List.of(muted.account());
            case Event.Unmuted unmuted -> List.of(unmuted.account());
            case Event.DomainBlocked blocked -> List.of(blocked.account());
            case Event.DomainUnblocked unblocked -> List.of(unblocked.account());
            case Event.FiltersChanged(AccountId account) -> List.of(account);
            case Event.StatusPosted _,
                    Event.StatusChanged _,
                    Event.StatusDeleted _,
                    Event.PollEnded _,
                    Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.FollowChanged _,
                    Event.FollowRequested _,
                    Event.FollowRequestClosed _,
                    Event.RelationshipsSevered _,
                    Event.ListChanged _,
                    Event.TagFollowsChanged _,
                    Event.RelationsDeleted _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.Shield _,
                    Event.Moderation _,
                    Event.AccountDeleted _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> List.of();
        };
    }
}
