package org.groundswell.trending;

import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.reputation.Reputation;
import org.jspecify.annotations.Nullable;

/**
 * Feeds boosts, replies and favourites. When one is undone, the post is recomputed, since the event doesn't have the
 * time of the original.
 */
final class PostFeed implements Feed {
    private final Board board;

    PostFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Envelope envelope, FeedContext context) {
        switch (envelope.event()) {
            case Event.StatusPosted posted -> {
                StatusFacts status = posted.status();
                board.recordPast(status.createdAt().toEpochMilli(), context.now());
                if (Feed.counts(status, envelope.at(), context)) {
                    long at = status.createdAt().toEpochMilli();
                    use(status.references().boostOf(), status.account(), at, context);
                    use(status.references().inReplyTo(), status.account(), at, context);
                }
            }
            case Event.StatusDeleted deleted -> markStale(deleted.status());
            case Event.StatusEdited edited ->
                board.markStale(edited.status().id().toString());
            case Event.QuoteRevoked revoked ->
                board.markStale(revoked.status().id().toString());
            case Event.StatusVisibilityChanged changed -> markStale(changed.status());
            case Event.Favourited favourited -> {
                if (context.counts(favourited.account())) {
                    use(favourited.status(), favourited.account(), envelope.at().toEpochMilli(), context);
                }
            }
            case Event.Unfavourited unfavourited -> markStale(unfavourited.status());
            case Event.PollEnded _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.Relation _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.AccountDeleted _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.Moderation _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    private void use(@Nullable StatusReference status, AccountId account, long at, FeedContext context) {
        PostUsesStore.Target target = status == null ? null : context.targets().get(status.status());
        Reputation reputation = context.reputations().get(account);
        if (status != null
                && target != null
                && reputation != null
                && !target.author().equals(account)
                && context.policy().verdicts().counts(target.author().value(), target.domain())) {
            board.use(context.policy().use(status.status().toString(), account.value(), at, reputation), context.now());
        }
    }

    private void markStale(StatusFacts status) {
        markStale(status.references().boostOf());
        markStale(status.references().inReplyTo());
        board.markStale(status.id().toString());
    }

    private void markStale(@Nullable StatusReference status) {
        if (status != null) {
            board.markStale(status.status().toString());
        }
    }
}
