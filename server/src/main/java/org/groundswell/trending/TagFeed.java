package org.groundswell.trending;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.TagUse;
import org.groundswell.reputation.Reputation;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Use;

/** Feeds uses of tags. */
final class TagFeed implements Feed {
    private final Board board;

    TagFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Envelope envelope, FeedContext context) {
        Instant at = envelope.at();
        switch (envelope.event()) {
            case Event.StatusPosted posted -> use(posted.status(), at, context);
            case Event.StatusDeleted(StatusFacts status, DeletedBy by) -> {
                Removal removal = by == DeletedBy.AUTHOR ? Removal.BY_AUTHOR : Removal.OTHERWISE;
                retract(status, _ -> removal, at, context);
            }
            case Event.StatusEdited(StatusFacts before, StatusFacts status) -> {
                // Whoever removes the tag from a post withdraws it, as if the post were deleted.
                retract(before, tag -> isIn(status, tag) ? Removal.OTHERWISE : Removal.BY_AUTHOR, at, context);
                use(status, at, context);
            }
            case Event.StatusChanged changed -> {
                retract(changed.before(), _ -> Removal.OTHERWISE, at, context);
                use(changed.status(), at, context);
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

    private void use(StatusFacts status, Instant at, FeedContext context) {
        if (Feed.counts(status, at, context)) {
            for (TagUse tag : status.content().tags()) {
                Use use = useOf(status, tag, context);
                board.use(use, context.now());
            }
        }
    }

    private void retract(StatusFacts status, Function<TagUse, Removal> removal, Instant at, FeedContext context) {
        if (Feed.counts(status, at, context)) {
            for (TagUse tag : status.content().tags()) {
                Use use = useOf(status, tag, context);
                board.retract(use, removal.apply(tag));
            }
        }
    }

    private static boolean isIn(StatusFacts status, TagUse tag) {
        return status.content().tags().stream().anyMatch(each -> each.key().equals(tag.key()));
    }

    private static Use useOf(StatusFacts status, TagUse tag, FeedContext context) {
        StatusFacts.Content content = status.content();
        Reputation reputation = context.reputations().get(status.account());
        return new Use(
                tag.key().key(),
                status.account().value(),
                status.createdAt().toEpochMilli(),
                Objects.requireNonNullElse(content.country(), ""),
                Objects.requireNonNullElse(content.language(), ""),
                reputation == null
                        ? AccountTraits.KNOWN
                        : context.policy().traits(reputation, status.createdAt().toEpochMilli()),
                Objects.requireNonNullElse(content.textHash(), 0L),
                Objects.requireNonNullElse(content.cell(), 0));
    }
}
