package org.groundswell.cards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.CardId;
import org.groundswell.model.Refusal;

/**
 * Reads cards. Since a card doesn't change, the ones read last are kept in memory: a page of posts costs a query only if it
 * has cards that are not among them.
 */
public final class Cards {
    private static final int KEPT = 5_000;

    private final Database database;
    private final CardStore store;
    private final Cache<CardId, Card> known =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    public Cards(Database database, CardStore store) {
        this.database = database;
        this.store = store;
    }

    /** Cards by their ids, as far as they are there. */
    public Map<CardId, Card> byIds(Tx tx, Collection<CardId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<CardId, Card> found = new HashMap<>(known.getAllPresent(ids));
        List<CardId> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            store.byIds(tx, missing).forEach(card -> {
                known.put(card.id(), card);
                found.put(card.id(), card);
            });
        }
        return found;
    }

    /** @throws Refusal.NotFound if it isn't there */
    public Card get(CardId id) {
        return database.read(
                tx -> Optional.ofNullable(byIds(tx, List.of(id)).get(id)).orElseThrow(Refusal.NotFound::new));
    }

    /** The latest cards of pages, as far as they have any. */
    public Map<LinkUrl, Card> ofPages(Collection<LinkUrl> pages) {
        if (pages.isEmpty()) {
            return Map.of();
        }
        Map<LinkUrl, Card> latest = new HashMap<>();
        database.read(tx -> store.ofPages(tx, pages)).forEach(card -> latest.put(card.page(), card));
        return latest;
    }

    /** The title of a page; of one without a card, its address. */
    public static String title(Map<LinkUrl, Card> cards, LinkUrl page) {
        Card card = cards.get(page);
        return card == null ? page.title() : card.title();
    }
}
