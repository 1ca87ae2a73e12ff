package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.trends.Use;
import org.groundswell.words.Ids;

/** The uses of tags that have been kept, in the order of their own time, and the standing of those who made them. */
final class UseStore implements Uses {
    private static final String USES = """
            SELECT t.key, u.account_id, u.status_id, u.text_hash, s.country, s.language,
                   a.created_at, a.domain, a.verified, c.followers, c.origin_followers
              FROM tag_use u JOIN status s ON s.id = u.status_id JOIN tag t ON t.id = u.tag_id
              JOIN account a ON a.id = u.account_id LEFT JOIN account_count c ON c.account_id = a.id
             WHERE u.status_id >= :fromId AND u.status_id < :toId
            """;

    /** Walks index tag_use_status. */
    @Override
    public void between(Tx tx, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> show(row, community, visitor));
    }

    /** Walks the primary key of tag_use. */
    @Override
    public void of(Tx tx, String key, long fromMillis, long toMillis, Community community, Consumer<Use> visitor) {
        tx.sql(USES + " AND u.tag_id = (SELECT id FROM tag WHERE key = :key) ORDER BY u.status_id")
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .set("key", key)
                .each(row -> show(row, community, visitor));
    }

    @Override
    public Optional<Long> first(Tx tx) {
        return tx.sql("SELECT min(status_id) AS first FROM tag_use")
                .first(row -> row.longOf("first"))
                .filter(id -> id != 0)
                .map(id -> Ids.instant(id).toEpochMilli());
    }

    /** The tags that an account, or the accounts of a server, used since a moment. */
    List<String> tagsOf(Tx tx, Subject subject, long sinceMillis) {
        String whose = switch (subject) {
            case Subject.OfAccount _ -> "u.account_id = :account";
            case Subject.OfDomain _ -> "u.account_id IN (SELECT id FROM account WHERE domain = :domain)";
            case Subject.OfTag _ -> "t.key = :key";
        };
        Sql sql = tx.sql(
                        "SELECT DISTINCT t.key FROM tag_use u JOIN tag t ON t.id = u.tag_id WHERE u.status_id >= :from AND "
                                + whose)
                .set("from", Ids.first(sinceMillis));
        switch (subject) {
            case Subject.OfAccount(var account) -> sql.set("account", account.value());
            case Subject.OfDomain(var domain) -> sql.set("domain", domain);
            case Subject.OfTag(var tag) -> sql.set("key", tag.key());
        }
        return sql.list(row -> row.textOf("key"));
    }

    private static void show(Row row, Community community, Consumer<Use> visitor) {
        if (community.verdicts().counts(row.longOf("account_id"), row.textOf("domain"))) {
            visitor.accept(use(row, community));
        }
    }

    private static Use use(Row row, Community community) {
        long at = Ids.instant(row.longOf("status_id")).toEpochMilli();
        return new Use(
                row.textOf("key"),
                row.longOf("account_id"),
                at,
                row.textOf("country"),
                row.textOf("language"),
                community.who(CommunityStore.standing(row), at),
                row.longOf("text_hash"));
    }
}
