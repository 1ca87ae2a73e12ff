package org.groundswell.trending;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.trends.Use;
import org.groundswell.words.AccountId;
import org.groundswell.words.Ids;

/** The uses of tags that have been kept, in the order of their own time, and the standing of those who made them. */
final class UseStore {
    private static final String USES = """
            SELECT t.key, u.account_id, u.status_id, u.text_hash, s.country, s.language,
                   a.created_at, a.domain, a.verified, c.followers, c.origin_followers
              FROM tag_use u JOIN status s ON s.id = u.status_id JOIN tag t ON t.id = u.tag_id
              JOIN account a ON a.id = u.account_id LEFT JOIN account_count c ON c.account_id = a.id
             WHERE u.status_id >= :fromId AND u.status_id < :toId
            """;

    /** Shows every use in a stretch of time, oldest first. Walks index tag_use_status. */
    void between(Tx tx, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> visitor.accept(use(row, community)));
    }

    /** Shows a tag's uses in a stretch of time, oldest first. Walks the primary key of tag_use. */
    void ofTag(Tx tx, String key, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " AND u.tag_id = (SELECT id FROM tag WHERE key = :key) ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .set("key", key)
                .each(row -> visitor.accept(use(row, community)));
    }

    /** The standing of accounts; one that is gone is not in it. */
    Map<AccountId, Standing> standings(Tx tx, Collection<AccountId> accounts) {
        Map<AccountId, Standing> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql("""
                    SELECT a.id, a.created_at, a.domain, a.verified, c.followers, c.origin_followers
                      FROM account a LEFT JOIN account_count c ON c.account_id = a.id
                     WHERE a.id IN (:ids)
                    """)
                    .setAll("ids", accounts.stream().map(AccountId::value).toList())
                    .each(row -> found.put(new AccountId(row.longOf("id")), standing(row)));
        }
        return found;
    }

    /** When the first use that is kept was made, in milliseconds. */
    Optional<Long> firstUse(Tx tx) {
        return tx.sql("SELECT min(status_id) AS first FROM tag_use")
                .first(row -> row.longOf("first"))
                .filter(id -> id != 0)
                .map(id -> Ids.instant(id).toEpochMilli());
    }

    /** When the first account of this server was made. */
    Optional<Long> firstAccount(Tx tx) {
        return tx.sql("SELECT min(created_at) AS first FROM login")
                .first(row -> row.longOf("first"))
                .filter(at -> at != 0);
    }

    private static Use use(Row row, Community community) {
        long at = Ids.instant(row.longOf("status_id")).toEpochMilli();
        return new Use(
                row.textOf("key"),
                row.longOf("account_id"),
                at,
                row.textOf("country"),
                row.textOf("language"),
                community.who(standing(row), at),
                row.longOf("text_hash"));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.longOf("created_at"),
                row.textOf("domain"),
                row.booleanOf("verified"),
                row.longOf("followers") + row.longOf("origin_followers"));
    }
}
