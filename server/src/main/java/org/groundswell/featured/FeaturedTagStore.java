package org.groundswell.featured;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.TagName;
import org.groundswell.tags.TagId;
import org.groundswell.visibility.VisibilitySql;

/** SQL on the table {@code featured_tag}, and on the tags of an account's posts. */
final class FeaturedTagStore {
    private static final String SELECT = """
            SELECT f.id, f.tag_id, t.key, coalesce(t.display_name, f.spelling) AS spelling
              FROM featured_tag f JOIN tag t ON t.id = f.tag_id
             WHERE f.account_id = :account
            """;

    /** The posts that count: those that everyone with their address may see. */
    private static final String USES = "SELECT u.tag_id, count(*) AS posts, max(u.status_id) AS latest"
            + " FROM account_tag_use u JOIN status s ON s.id = u.status_id"
            + " WHERE u.account_id = :account AND u.tag_id IN (:tags) AND " + VisibilitySql.isOpen("s")
            + " GROUP BY u.tag_id";

    private static final String LATEST = """
            SELECT r.tags FROM
                   (SELECT s.id, s.tags, s.visibility, s.boost_of_id FROM status s
                     WHERE s.account_id = :account ORDER BY s.id DESC LIMIT :limit) r
             WHERE r.boost_of_id IS NULL AND r.tags <> '' AND\s""" + VisibilitySql.isOpen("r") + " ORDER BY r.id DESC";

    private record Uses(TagId tag, long posts, long latest) {}

    /** Adds a tag; false if it is featured already. */
    boolean insert(Tx tx, FeaturedTagId id, AccountId account, TagId tag, String spelling) {
        return tx.sql("""
                        INSERT INTO featured_tag (id, account_id, tag_id, spelling)
                        VALUES (:id, :account, :tag, :spelling) ON CONFLICT DO NOTHING
                        """)
                        .set("id", id.value())
                        .set("account", account.value())
                        .set("tag", tag.value())
                        .set("spelling", spelling)
                        .run()
                == 1;
    }

    boolean delete(Tx tx, AccountId account, FeaturedTagId id) {
        return tx.sql("DELETE FROM featured_tag WHERE account_id = :account AND id = :id")
                        .set("account", account.value())
                        .set("id", id.value())
                        .run()
                == 1;
    }

    void delete(Tx tx, AccountId account, TagId tag) {
        tx.sql("DELETE FROM featured_tag WHERE account_id = :account AND tag_id = :tag")
                .set("account", account.value())
                .set("tag", tag.value())
                .run();
    }

    long count(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM featured_tag WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    /** An account's tags in the order in which they were added. */
    List<FeaturedTag> all(Tx tx, AccountId account) {
        return counted(
                tx,
                account,
                tx.sql(SELECT + " ORDER BY f.id")
                        .set("account", account.value())
                        .list(FeaturedTagStore::uncounted));
    }

    /** The same without tags that moderators have disabled. */
    List<FeaturedTag> shown(Tx tx, AccountId account) {
        return counted(
                tx,
                account,
                tx.sql(SELECT + " AND t.usable ORDER BY f.id")
                        .set("account", account.value())
                        .list(FeaturedTagStore::uncounted));
    }

    Optional<FeaturedTag> byTag(Tx tx, AccountId account, TagId tag) {
        return counted(
                        tx,
                        account,
                        tx.sql(SELECT + " AND f.tag_id = :tag")
                                .set("account", account.value())
                                .set("tag", tag.value())
                                .list(FeaturedTagStore::uncounted))
                .stream()
                .findFirst();
    }

    Set<TagId> among(Tx tx, AccountId account, Collection<TagId> tags) {
        Set<TagId> featured = new HashSet<>();
        if (!tags.isEmpty()) {
            tx.sql("SELECT tag_id FROM featured_tag WHERE account_id = :account AND tag_id IN (:tags)")
                    .set("account", account.value())
                    .setAll("tags", tags.stream().map(TagId::value).toList())
                    .each(row -> featured.add(new TagId(row.longOf("tag_id"))));
        }
        return featured;
    }

    /** The tags of an account's latest open posts, each post's in one text with spaces between; the newest first. */
    List<String> latest(Tx tx, AccountId account, int statuses) {
        return tx.sql(LATEST)
                .set("account", account.value())
                .set("limit", statuses)
                .list(row -> row.textOf("tags"));
    }

    /** Walks the primary key of account_tag_use. */
    private static List<FeaturedTag> counted(Tx tx, AccountId account, List<FeaturedTag> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<TagId, Uses> uses = tx
                .sql(USES)
                .set("account", account.value())
                .setAll("tags", found.stream().map(each -> each.tag().value()).toList())
                .list(row -> new Uses(new TagId(row.longOf("tag_id")), row.longOf("posts"), row.longOf("latest")))
                .stream()
                .collect(Collectors.toMap(Uses::tag, Function.identity()));
        return found.stream()
                .map(each -> Optional.ofNullable(uses.get(each.tag()))
                        .map(used -> new FeaturedTag(
                                each.id(),
                                each.tag(),
                                each.name(),
                                each.spelling(),
                                used.posts(),
                                Optional.of(Ids.instant(used.latest()))))
                        .orElse(each))
                .toList();
    }

    private static FeaturedTag uncounted(Row row) {
        return new FeaturedTag(
                new FeaturedTagId(row.longOf("id")),
                new TagId(row.longOf("tag_id")),
                new TagName(row.textOf("key")),
                row.textOf("spelling"),
                0,
                Optional.empty());
    }
}
