package org.groundswell.trending;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.trends.Use;
import org.groundswell.words.Ids;

/** Who used which tag in a public post. */
final class TagUsesStore implements Uses {
    private static final String USES = """
            SELECT t.key, u.account_id, u.status_id, u.text_hash, s.country AS said_in, s.language AS said_as, %s
              FROM tag_use u JOIN status s ON s.id = u.status_id JOIN tag t ON t.id = u.tag_id
              JOIN account a ON a.id = u.account_id %s
             WHERE u.status_id >= :fromId AND u.status_id < :toId
            """.formatted(CommunityStore.STANDING, CommunityStore.JOINS);

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

    @Override
    public List<String> keysOf(Tx tx, Subject subject, long sinceMillis) {
        String keys =
                "SELECT DISTINCT t.key FROM tag_use u JOIN tag t ON t.id = u.tag_id WHERE u.status_id >= :from AND ";
        Sql sql = switch (subject) {
            case Subject.OfTag(var tag) -> tx.sql(keys + "t.key = :key").set("key", tag.key());
            case Subject.OfAccount(var account) ->
                tx.sql(keys + "u.account_id = :account").set("account", account.value());
            case Subject.OfDomain(var domain) ->
                tx.sql(keys + "u.account_id IN (SELECT id FROM account WHERE domain = :domain)")
                        .set("domain", domain);
        };
        return sql.set("from", Ids.first(sinceMillis)).list(row -> row.textOf("key"));
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
                row.textOf("said_in"),
                row.textOf("said_as"),
                community.who(CommunityStore.standing(row), at),
                row.longOf("text_hash"));
    }
}
