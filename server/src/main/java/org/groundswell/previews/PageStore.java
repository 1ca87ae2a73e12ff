package org.groundswell.previews;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;

/**
 * SQL on the tables {@code card_page} and {@code card_wanted}, on the websites in the table {@code card}, and on the authors
 * of posts that wait.
 */
final class PageStore {
    /** The last attempt to fetch a page. */
    Optional<KnownPage> find(Tx tx, LinkUrl page) {
        return tx.sql("SELECT card_id, fetched_at, failures FROM card_page WHERE url = :url")
                .set("url", page.url())
                .first(row -> new KnownPage(
                        Optional.of(row.longOf("card_id")).filter(id -> id != 0).map(CardId::new),
                        row.instantOf("fetched_at"),
                        row.intOf("failures")));
    }

    void save(Tx tx, LinkUrl page, KnownPage known) {
        tx.sql("""
                INSERT INTO card_page (url, card_id, fetched_at, failures) VALUES (:url, :card, :at, :failures)
                ON CONFLICT (url) DO UPDATE
                   SET card_id = excluded.card_id, fetched_at = excluded.fetched_at, failures = excluded.failures
                """)
                .set("url", page.url())
                .setOrNull("card", known.card().map(CardId::value).orElse(null))
                .set("at", known.fetchedAt())
                .set("failures", known.failures())
                .run();
    }

    /** Notes that a post waits for the preview of a page, and for no other. */
    void want(Tx tx, StatusId post, LinkUrl page) {
        tx.sql("""
                INSERT INTO card_wanted (status_id, url) VALUES (:status, :url)
                ON CONFLICT (status_id) DO UPDATE SET url = excluded.url
                """).set("status", post.value()).set("url", page.url()).run();
    }

    List<StatusId> waiting(Tx tx, LinkUrl page, int limit) {
        return tx.sql("SELECT status_id FROM card_wanted WHERE url = :url ORDER BY status_id LIMIT :limit")
                .set("url", page.url())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    /** The authors of the posts that have waited the longest. */
    List<AccountId> authors(Tx tx, LinkUrl page, int posts) {
        return tx
                .sql("SELECT account_id FROM status WHERE id IN"
                        + " (SELECT status_id FROM card_wanted WHERE url = :url ORDER BY status_id LIMIT :posts)"
                        + " ORDER BY id")
                .set("url", page.url())
                .set("posts", posts)
                .list(row -> new AccountId(row.longOf("account_id")))
                .stream()
                .distinct()
                .toList();
    }

    void deleteWaiting(Tx tx, LinkUrl page, List<StatusId> posts) {
        tx.sql("DELETE FROM card_wanted WHERE url = :url AND status_id IN (:posts)")
                .set("url", page.url())
                .setAll("posts", posts.stream().map(StatusId::value).toList())
                .run();
    }

    /** Forgets attempts; returns how many. */
    int deleteBefore(Tx tx, Instant time, int limit) {
        return tx.sql("""
                        DELETE FROM card_page WHERE url IN
                               (SELECT url FROM card_page WHERE fetched_at < :time ORDER BY fetched_at LIMIT :limit)
                        """).set("time", time).set("limit", limit).run();
    }

    /** The hosts of pages with cards, in their order, after one of them. */
    List<String> sites(Tx tx, String after, int limit) {
        return tx.sql("SELECT DISTINCT site FROM card WHERE site > :after ORDER BY site LIMIT :limit")
                .set("after", after)
                .set("limit", limit)
                .list(row -> row.textOf("site"));
    }

    List<CardId> cardsOf(Tx tx, String site, int limit) {
        return tx.sql("SELECT id FROM card WHERE site = :site ORDER BY id LIMIT :limit")
                .set("site", site)
                .set("limit", limit)
                .list(row -> new CardId(row.longOf("id")));
    }

    /**
     * Deletes cards and what is known of their pages, so that these are fetched again when they are linked again.
     *
     * @return the files of their pictures, to be released
     */
    List<Long> delete(Tx tx, List<CardId> cards) {
        List<Long> ids = cards.stream().map(CardId::value).toList();
        tx.sql("DELETE FROM card_page WHERE url IN (SELECT url FROM card WHERE id IN (:ids))")
                .setAll("ids", ids)
                .run();
        return tx
                .sql("DELETE FROM card WHERE id IN (:ids) RETURNING image_file")
                .setAll("ids", ids)
                .list(row -> row.longOf("image_file"))
                .stream()
                .filter(file -> file != 0)
                .toList();
    }
}
