package org.groundswell.waves;

import java.util.Collection;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.StatusId;
import org.groundswell.tags.TagId;

/** SQL for the pages that people linked to in the posts of a wave. */
final class SharedPageStore {
    /** @param people exactly how many people linked to the page */
    record Shared(long link, LinkUrl page, int people) {}

    /**
     * The posts of a wave.
     *
     * @param tags the tags that are counted together
     * @param from the smallest id, {@code to} the first after the wave
     */
    record Posts(Collection<TagId> tags, long from, long to) {}

    /**
     * The pages that at least some people linked to, most people first. Walks the primary key of {@code tag_use} and index
     * {@code link_use_status}.
     */
    List<Shared> most(Tx tx, Posts posts, int leastPeople, int most) {
        return tx.sql("""
                        SELECT l.id, l.url, count(DISTINCT u.account_id) AS people
                          FROM tag_use t JOIN link_use u ON u.status_id = t.status_id JOIN link l ON l.id = u.link_id
                         WHERE t.tag_id IN (:tags) AND t.status_id >= :from AND t.status_id < :to
                         GROUP BY l.id, l.url HAVING count(DISTINCT u.account_id) >= :least
                         ORDER BY people DESC, l.url LIMIT :most
                        """)
                .setAll("tags", posts.tags().stream().map(TagId::value).toList())
                .set("from", posts.from())
                .set("to", posts.to())
                .set("least", leastPeople)
                .set("most", most)
                .list(row -> new Shared(row.longOf("id"), new LinkUrl(row.textOf("url")), row.intOf("people")));
    }

    /** The first posts of the wave that link to a page. */
    List<StatusId> linking(Tx tx, Posts posts, long link, int most) {
        return tx.sql("""
                        SELECT DISTINCT u.status_id
                          FROM link_use u JOIN tag_use t ON t.status_id = u.status_id AND t.tag_id IN (:tags)
                         WHERE u.link_id = :link AND u.status_id >= :from AND u.status_id < :to
                         ORDER BY u.status_id LIMIT :most
                        """)
                .setAll("tags", posts.tags().stream().map(TagId::value).toList())
                .set("link", link)
                .set("from", posts.from())
                .set("to", posts.to())
                .set("most", most)
                .list(row -> new StatusId(row.longOf("status_id")));
    }
}
