package org.groundswell.trending;

import java.time.Instant;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.TagUse;

/** Tells past lists which uses of tags were added and removed. */
final class PastFeed implements Feed {
    private final TimeMachine past;

    PastFeed(TimeMachine past) {
        this.past = past;
    }

    @Override
    public void apply(Envelope envelope, FeedContext context) {
        Instant at = envelope.at();
        switch (envelope.event()) {
            case Event.StatusPosted posted -> changed(posted.status(), at, context);
            case Event.StatusDeleted deleted -> changed(deleted.status(), at, context);
            case Event.StatusChanged changed -> {
                changed(changed.before(), at, context);
                changed(changed.status(), at, context);
            }
            case Event.PollEnded _,
                    Event.Favourited _,
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

    private void changed(StatusFacts status, Instant at, FeedContext context) {
        if (Feed.counts(status, at, context)) {
            for (TagUse tag : status.content().tags()) {
                past.changed(tag.key().key(), status.createdAt().toEpochMilli(), context.now());
            }
        }
    }
}
