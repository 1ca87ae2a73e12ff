package org.groundswell.trending;

import java.util.List;
import org.groundswell.words.Event;

/** Who points to which page. */
final class LinkFeed implements Feed {
    private final Board board;

    LinkFeed(Board board) {
        this.board = board;
    }

    @Override
    public void apply(Event event, News news) {
        switch (event) {
            case Event.StatusPosted posted -> {
                board.wasThere(posted.status().at(), news.now());
                use(posted.status(), news);
            }
            case Event.StatusDeleted deleted -> doubt(deleted.status().links());
            case Event.StatusEdited edited -> {
                doubt(edited.before().links());
                doubt(edited.status().links());
            }
            default -> {}
        }
    }

    private void use(Event.Facts status, News news) {
        Standing standing = news.standings().get(status.account());
        if (standing != null && Feed.counts(status, news)) {
            for (String url : status.links()) {
                board.use(
                        news.community().use(url, status.account().value(), Feed.at(status, news), standing),
                        news.now());
            }
        }
    }

    private void doubt(List<String> urls) {
        urls.forEach(board::doubt);
    }
}
