package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.trends.Use;
import org.groundswell.words.Ids;

/** Who pointed to which page in a public post. The key is the page's address. */
final class LinkUsesStore implements Uses {
    private static final String USES = """
            SELECT l.url, u.account_id, u.status_id, %s
              FROM link_use u JOIN link l ON l.id = u.link_id
              JOIN account a ON a.id = u.account_id %s
             WHERE u.status_id >= :fromId AND u.status_id < :toId
            """.formatted(CommunityStore.STANDING, CommunityStore.JOINS);

    /** Walks index link_use_status. */
    @Override
    public void between(Tx tx, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> show(row, community, visitor));
    }

    /** Walks the primary key of link_use. */
    @Override
    public void of(Tx tx, String key, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " AND u.link_id = (SELECT id FROM link WHERE url = :url) ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .set("url", key)
                .each(row -> show(row, community, visitor));
    }

    /** With the first post: that it pointed to nothing is known too. */
    @Override
    public Optional<Long> first(Tx tx) {
        return tx.sql("SELECT min(id) AS first FROM status")
                .first(row -> row.longOf("first"))
                .filter(id -> id != 0)
                .map(id -> Ids.instant(id).toEpochMilli());
    }

    @Override
    public List<String> keysOf(Tx tx, Subject subject, long sinceMillis) {
        String keys = "SELECT DISTINCT l.url FROM link_use u JOIN link l ON l.id = u.link_id"
                + " WHERE u.status_id >= :from AND u.account_id IN ";
        Sql sql = switch (subject) {
            case Subject.OfTag _ -> tx.sql(keys + "(0)");
            case Subject.OfAccount(var account) -> tx.sql(keys + "(:account)").set("account", account.value());
            case Subject.OfDomain(var domain) ->
                tx.sql(keys + "(SELECT id FROM account WHERE domain = :domain)").set("domain", domain);
        };
        return sql.set("from", Ids.first(sinceMillis)).list(row -> row.textOf("url"));
    }

    private static void show(Row row, Community community, Consumer<Use> visitor) {
        if (community.verdicts().counts(row.longOf("account_id"), row.textOf("domain"))) {
            visitor.accept(community.use(
                    row.textOf("url"),
                    row.longOf("account_id"),
                    Ids.instant(row.longOf("status_id")).toEpochMilli(),
                    CommunityStore.standing(row)));
        }
    }
}
