package org.groundswell.trending;

import java.time.Instant;
import java.util.Objects;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.TagUse;
import org.groundswell.reputation.Reputation;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Who;

/** Uses of tags. */
final class TagFeed implements Feed {
    private final Board board;
    private final TimeMachine past;

    /** @param past has to know what changes in it */
    TagFeed(Board board, TimeMachine past) {
        this.board = board;
        this.past = past;
    }

    @Override
    public void apply(Envelope envelope, News news) {
        Instant at = envelope.at();
        switch (envelope.event()) {
            case Event.StatusPosted posted -> use(posted.status(), at, news);
            case Event.StatusDeleted deleted -> retract(deleted.status(), at, news);
            case Event.StatusEdited edited -> {
                retract(edited.before(), at, news);
                use(edited.status(), at, news);
            }
            case Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountDeleted _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    private void use(StatusFacts status, Instant at, News news) {
        if (Feed.counts(status, at, news)) {
            for (TagUse tag : status.content().tags()) {
                Use use = useOf(status, tag, at, news);
                board.use(use, news.now());
                past.changed(use.tag(), use.at(), news.now());
            }
        }
    }

    private void retract(StatusFacts status, Instant at, News news) {
        if (Feed.counts(status, at, news)) {
            for (TagUse tag : status.content().tags()) {
                Use use = useOf(status, tag, at, news);
                board.retract(use);
                past.changed(use.tag(), use.at(), news.now());
            }
        }
    }

    private static Use useOf(StatusFacts status, TagUse tag, Instant at, News news) {
        StatusFacts.Content content = status.content();
        Reputation reputation = news.reputations().get(status.account());
        return new Use(
                tag.key().key(),
                status.account().value(),
                Feed.at(status, at),
                Objects.requireNonNullElse(content.country(), ""),
                Objects.requireNonNullElse(content.language(), ""),
                reputation == null
                        ? Who.KNOWN
                        : news.policy().who(reputation, status.createdAt().toEpochMilli()),
                Objects.requireNonNullElse(content.textHash(), 0L));
    }
}
