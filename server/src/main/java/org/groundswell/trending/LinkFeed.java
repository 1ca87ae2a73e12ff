package org.groundswell.trending;

import java.time.Instant;
import java.util.List;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.reputation.Reputation;

/** Links to pages. */
final class LinkFeed implements Feed {
    private final Board board;

    LinkFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Envelope envelope, News news) {
        switch (envelope.event()) {
            case Event.StatusPosted posted -> {
                board.wasThere(posted.status().createdAt().toEpochMilli(), news.now());
                use(posted.status(), envelope.at(), news);
            }
            case Event.StatusDeleted deleted -> doubt(deleted.status().content().links());
            case Event.StatusEdited edited -> {
                doubt(edited.before().content().links());
                doubt(edited.status().content().links());
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
        Reputation reputation = news.reputations().get(status.account());
        if (reputation != null && Feed.counts(status, at, news)) {
            for (String url : status.content().links()) {
                board.use(
                        news.policy().use(url, status.account().value(), Feed.at(status, at), reputation), news.now());
            }
        }
    }

    private void doubt(List<String> urls) {
        urls.forEach(board::doubt);
    }
}
