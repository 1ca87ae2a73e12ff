package org.groundswell.trending;

import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;

/** Who boosts, answers or favourites which post. What is taken back is looked up: it does not say when it was done. */
final class PostFeed implements Feed {
    private final Board board;

    PostFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Event event, News news) {
        switch (event) {
            case Event.StatusPosted posted -> {
                board.wasThere(posted.status().at(), news.now());
                if (Feed.counts(posted.status(), news)) {
                    AccountId account = posted.status().account();
                    use(posted.boostOf(), account, Feed.at(posted.status(), news), news);
                    use(posted.inReplyTo(), account, Feed.at(posted.status(), news), news);
                }
            }
            case Event.StatusDeleted deleted -> {
                doubt(deleted.boostOf());
                doubt(deleted.inReplyTo());
                board.doubt(deleted.status().id().toString());
            }
            case Event.StatusEdited edited -> board.doubt(edited.status().id().toString());
            case Event.Favourited favourited -> {
                if (news.counts(favourited.account())) {
                    use(
                            favourited.status().value(),
                            favourited.account(),
                            news.now().toEpochMilli(),
                            news);
                }
            }
            case Event.Unfavourited unfavourited -> doubt(unfavourited.status().value());
            default -> {}
        }
    }

    private void use(long status, AccountId account, long at, News news) {
        PostUsesStore.Target target = news.targets().get(new StatusId(status));
        Standing standing = news.standings().get(account);
        if (target != null
                && standing != null
                && !target.author().equals(account)
                && news.community().verdicts().counts(target.author().value(), target.domain())) {
            board.use(news.community().use(Long.toString(status), account.value(), at, standing), news.now());
        }
    }

    private void doubt(long status) {
        if (status != 0) {
            board.doubt(Long.toString(status));
        }
    }
}
