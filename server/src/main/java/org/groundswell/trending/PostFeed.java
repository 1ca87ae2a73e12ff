package org.groundswell.trending;

import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.reputation.Reputation;
import org.jspecify.annotations.Nullable;

/** Boosts of posts, replies and favourites. One that is undone is looked up, since the event doesn't have its time. */
final class PostFeed implements Feed {
    private final Board board;

    PostFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Envelope envelope, News news) {
        switch (envelope.event()) {
            case Event.StatusPosted posted -> {
                StatusFacts status = posted.status();
                board.wasThere(status.createdAt().toEpochMilli(), news.now());
                if (Feed.counts(status, envelope.at(), news)) {
                    long at = Feed.at(status, envelope.at());
                    use(status.references().boostOf(), status.account(), at, news);
                    use(status.references().inReplyTo(), status.account(), at, news);
                }
            }
            case Event.StatusDeleted deleted -> {
                doubt(deleted.status().references().boostOf());
                doubt(deleted.status().references().inReplyTo());
                board.doubt(deleted.status().id().toString());
            }
            case Event.StatusEdited edited -> board.doubt(edited.status().id().toString());
            case Event.Favourited favourited -> {
                if (news.counts(favourited.account())) {
                    use(favourited.status(), favourited.account(), envelope.at().toEpochMilli(), news);
                }
            }
            case Event.Unfavourited unfavourited -> doubt(unfavourited.status());
            case Event.Followed _,
                    Event.Unfollowed _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountDeleted _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    private void use(@Nullable StatusReference status, AccountId account, long at, News news) {
        PostUsesStore.Target target = status == null ? null : news.targets().get(status.status());
        Reputation reputation = news.reputations().get(account);
        if (status != null
                && target != null
                && reputation != null
                && !target.author().equals(account)
                && news.policy().verdicts().counts(target.author().value(), target.domain())) {
            board.use(news.policy().use(status.status().toString(), account.value(), at, reputation), news.now());
        }
    }

    private void doubt(@Nullable StatusReference status) {
        if (status != null) {
            board.doubt(status.status().toString());
        }
    }
}
