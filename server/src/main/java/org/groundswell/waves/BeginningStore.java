package org.groundswell.waves;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.StatusId;
import org.groundswell.tags.TagId;

/** SQL for the facts about a wave's first posts. */
final class BeginningStore {
    /**
     * A post of the first hour.
     *
     * @param made when its author's account was created, milliseconds since the epoch
     * @param local whether the account is of this server; the age of others is unknown
     * @param textHash a similarity hash of its text; 0 if unknown
     */
    record FirstUse(StatusId post, long account, long made, boolean local, long textHash) {}

    List<FirstUse> uses(Tx tx, Collection<TagId> tags, Collection<StatusId> posts) {
        return tx.sql("""
                        SELECT u.status_id, u.account_id, u.text_hash, a.created_at, a.domain
                          FROM tag_use u JOIN account a ON a.id = u.account_id
                         WHERE u.tag_id IN (:tags) AND u.status_id IN (:posts)
                        """)
                .setAll("tags", tags.stream().map(TagId::value).toList())
                .setAll("posts", posts.stream().map(StatusId::value).toList())
                .list(row -> new FirstUse(
                        new StatusId(row.longOf("status_id")),
                        row.longOf("account_id"),
                        row.longOf("created_at"),
                        row.textOf("domain").isEmpty(),
                        row.longOf("text_hash")));
    }

    /** The oldest post held here. */
    Optional<StatusId> oldest(Tx tx) {
        return tx.sql("SELECT id FROM status ORDER BY id LIMIT 1").first(row -> new StatusId(row.longOf("id")));
    }

    /**
     * A page that people linked to.
     *
     * @param people how many
     */
    record Shared(LinkUrl page, int people) {}

    /** How many people linked to a page in the given posts. */
    int people(Tx tx, LinkUrl page, Collection<StatusId> posts) {
        return (int) tx.sql("""
                        SELECT count(DISTINCT u.account_id)
                          FROM link_use u JOIN link l ON l.id = u.link_id
                         WHERE u.status_id IN (:posts) AND l.url = :url
                        """)
                .set("url", page.url())
                .setAll("posts", posts.stream().map(StatusId::value).toList())
                .number();
    }

    /** The page that most people linked to in the given posts. */
    Optional<Shared> mostShared(Tx tx, Collection<StatusId> posts) {
        return tx.sql("""
                        SELECT l.url, count(DISTINCT u.account_id) AS people
                          FROM link_use u JOIN link l ON l.id = u.link_id
                         WHERE u.status_id IN (:posts)
                         GROUP BY l.url ORDER BY people DESC, l.url LIMIT 1
                        """)
                .setAll("posts", posts.stream().map(StatusId::value).toList())
                .first(row -> new Shared(new LinkUrl(row.textOf("url")), row.intOf("people")));
    }
}
