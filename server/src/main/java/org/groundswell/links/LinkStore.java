package org.groundswell.links;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** SQL on the tables {@code link} and {@code link_use}. */
public final class LinkStore {
    private final IdGenerator ids;

    public LinkStore(IdGenerator ids) {
        this.ids = ids;
    }

    /** Records the links of a public status. */
    public void insertUses(Tx tx, List<String> urls, StatusId status, AccountId author) {
        for (String url : urls) {
            tx.sql("""
                    INSERT INTO link_use (link_id, status_id, account_id) VALUES (:link, :status, :account)
                    ON CONFLICT DO NOTHING
                    """)
                    .set("link", ensure(tx, url))
                    .set("status", status.value())
                    .set("account", author.value())
                    .run();
        }
    }

    public void deleteUses(Tx tx, StatusId status) {
        tx.sql("DELETE FROM link_use WHERE status_id = :status")
                .set("status", status.value())
                .run();
    }

    LinkDays.Span between(Tx tx, String url, long fromStatus, long toStatus) {
        return tx.sql("""
                SELECT count(*) AS uses, count(DISTINCT u.account_id) AS people
                  FROM link_use u JOIN link l ON l.id = u.link_id
                 WHERE l.url = :url AND u.status_id >= :fromStatus AND u.status_id < :toStatus
                """)
                .set("url", url)
                .set("fromStatus", fromStatus)
                .set("toStatus", toStatus)
                .first(row -> new LinkDays.Span(row.longOf("uses"), row.longOf("people")))
                .orElseThrow();
    }

    Map<LinkUrl, Long> ids(Tx tx, Collection<LinkUrl> pages) {
        Map<LinkUrl, Long> found = new HashMap<>();
        tx.sql("SELECT id, url FROM link WHERE url IN (:urls)")
                .setAll("urls", pages.stream().map(LinkUrl::url).toList())
                .each(row -> found.put(new LinkUrl(row.textOf("url")), row.longOf("id")));
        return found;
    }

    Optional<LinkUrl> find(Tx tx, long id) {
        return tx.sql("SELECT url FROM link WHERE id = :id").set("id", id).first(row -> new LinkUrl(row.textOf("url")));
    }

    private long ensure(Tx tx, String url) {
        tx.sql("INSERT INTO link (id, url) VALUES (:id, :url) ON CONFLICT DO NOTHING")
                .set("id", ids.next())
                .set("url", url)
                .run();
        return tx.sql("SELECT id FROM link WHERE url = :url")
                .set("url", url)
                .first(row -> row.longOf("id"))
                .orElseThrow();
    }
}
