package org.groundswell.trending;

import java.time.Instant;
import java.util.List;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.reputation.Reputation;

/** Feeds links to pages. */
final class LinkFeed implements Feed {
    private final Board board;

    LinkFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Envelope envelope, FeedContext context) {
        switch (envelope.event()) {
            case Event.StatusPosted posted -> {
                board.recordPast(posted.status().createdAt().toEpochMilli(), context.now());
                use(posted.status(), envelope.at(), context);
            }
            case Event.StatusDeleted deleted ->
                markStale(deleted.status().content().links());
            case Event.StatusChanged changed -> {
                markStale(changed.before().content().links());
                markStale(changed.status().content().links());
            }
            case Event.Favourited _,
                    Event.PollEnded _,
                    Event.Unfavourited _,
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

    private void use(StatusFacts status, Instant at, FeedContext context) {
        Reputation reputation = context.reputations().get(status.account());
        if (reputation != null && Feed.counts(status, at, context)) {
            for (String url : status.content().links()) {
                board.use(
                        context.policy()
                                .use(
                                        url,
                                        status.account().value(),
                                        status.createdAt().toEpochMilli(),
                                        reputation),
                        context.now());
            }
        }
    }

    private void markStale(List<String> urls) {
        urls.forEach(board::markStale);
    }
}
