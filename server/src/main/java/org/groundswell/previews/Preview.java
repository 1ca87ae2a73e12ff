package org.groundswell.previews;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.Download;
import org.groundswell.previews.page.PageFacts;

/** What came of an attempt to make the preview of a page. */
sealed interface Preview {
    /**
     * The facts for a card.
     *
     * @param host the host that told them, after redirects
     * @param facts they have a title
     * @param pictureAt where the page's picture is
     * @param picture the picture, as its server sent it
     */
    record Made(
            String host,
            PageFacts facts,
            Optional<Card.Video> video,
            Optional<Destination> pictureAt,
            Optional<Download> picture)
            implements Preview {
        Made with(Download fetched) {
            return new Made(host, facts, video, pictureAt, Optional.of(fetched));
        }
    }

    /** The page has no preview. */
    record None(PreviewCounts.Result reason) implements Preview {}

    /** The page can't be fetched now. */
    record Failed() implements Preview {}

    /** It was not tried, since this server or the other is busy. */
    record Busy(Instant until) implements Preview {}
}
