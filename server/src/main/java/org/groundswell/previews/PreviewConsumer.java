package org.groundswell.previews;

import java.util.List;
import java.util.Optional;
import org.groundswell.cards.CardLink;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Provenance;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Queue;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.Sha256;

/**
 * Queues the page of each new or edited post that is to show a preview. Direct messages show none: nobody else's server shall
 * learn of them. Nor do imported posts, which come by the hundred thousand.
 */
public final class PreviewConsumer implements TableConsumer {
    private final CardLink link;
    private final Queue<LinkUrl> queue;
    private final boolean on;
    private final PageStore pages = new PageStore();

    /** @param on whether pages are fetched; otherwise it only keeps its place in the log */
    PreviewConsumer(CardLink link, Queue<LinkUrl> queue, boolean on) {
        this.link = link;
        this.queue = queue;
        this.on = on;
    }

    @Override
    public String name() {
        return "previews";
    }

    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    @Override
    public void handle(Tx tx, List<Envelope> events) {
        if (on) {
            events.forEach(each -> handle(tx, each.event()));
        }
    }

    private void handle(Tx tx, Event event) {
        if (event instanceof Event.StatusPosted(StatusFacts status)) {
            want(tx, status);
        } else if (event instanceof Event.StatusEdited(StatusFacts before, StatusFacts after)
                && !before.content().links().equals(after.content().links())) {
            want(tx, after);
        }
    }

    private void want(Tx tx, StatusFacts status) {
        page(status).ifPresent(page -> {
            pages.want(tx, status.id(), page);
            queue.addOnce(tx, Sha256.hex(page.url()), page);
        });
    }

    /** The page whose preview a post is to show. */
    private Optional<LinkUrl> page(StatusFacts status) {
        boolean isShown = status.provenance() != Provenance.IMPORTED
                && !status.visibility().isDirect()
                && !status.visibility().isHidden();
        return isShown ? link.among(status.content().links()) : Optional.empty();
    }
}
