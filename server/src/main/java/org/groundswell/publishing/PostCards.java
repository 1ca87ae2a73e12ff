package org.groundswell.publishing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.cards.CardLink;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;

/** Gives posts the cards of the pages they link to, and takes them away. Their texts stay, so this is no edit. */
public final class PostCards {
    private final Database database;
    private final StatusStore store;
    private final CardLink link;

    public PostCards(Database database, StatusStore store, CardLink link) {
        this.database = database;
        this.store = store;
        this.link = link;
    }

    /** What else is written in the transaction that decides about posts. */
    public interface Along {
        void write(Tx tx, List<StatusId> decided);
    }

    /**
     * Gives a card to those of some posts whose card is the one of a page. A post that is edited meanwhile stays undecided.
     *
     * @param card empty if the page has none
     */
    public void set(LinkUrl page, Optional<CardId> card, Collection<StatusId> posts, Along along) {
        Map<StatusId, Status> seen = database.read(tx -> store.byIds(tx, posts));
        Set<StatusId> showing = new HashSet<>();
        seen.forEach((id, status) -> {
            if (shows(status, page)) {
                showing.add(id);
            }
        });
        database.writing(tx -> {
            Map<StatusId, Status> locked = store.lock(tx, posts);
            List<StatusId> decided = posts.stream()
                    .filter(id -> content(locked, id).equals(content(seen, id)))
                    .toList();
            for (StatusId id : decided) {
                Optional<Post> post = post(locked, id).filter(_ -> showing.contains(id));
                if (post.isPresent() && !post.get().card().equals(card)) {
                    store.updateCard(tx, id, card);
                }
            }
            along.write(tx, decided);
        });
    }

    /** A post that has media shows these instead. */
    private boolean shows(Status status, LinkUrl page) {
        return status.post()
                .filter(post -> post.content().attachments().isEmpty())
                .map(post -> TextFacts.links(post.content()))
                .flatMap(link::among)
                .filter(page::equals)
                .isPresent();
    }

    private static Optional<Post> post(Map<StatusId, Status> statuses, StatusId id) {
        return Optional.ofNullable(statuses.get(id)).flatMap(Status::post);
    }

    private static Optional<Post.Content> content(Map<StatusId, Status> statuses, StatusId id) {
        return post(statuses, id).map(Post::content);
    }

    /**
     * Takes some cards away from posts that have them.
     *
     * @return whether there may be more such posts
     */
    public boolean remove(Tx tx, List<CardId> cards, int limit) {
        List<StatusId> posts = store.withCards(tx, cards, limit);
        store.lock(tx, posts).keySet().forEach(id -> store.updateCard(tx, id, Optional.empty()));
        return posts.size() == limit;
    }
}
