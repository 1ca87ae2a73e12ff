package org.groundswell.statuses;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.text.SafeHtml;
import org.groundswell.visibility.VisibilitySql;
import org.jspecify.annotations.Nullable;

/** The tables {@code status}, {@code status_mention} and {@code status_edit}. */
public final class StatusStore {
    private static final String BY_ID = "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.id = :id";
    private static final String BY_IDS = "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.id IN (:ids)";
    private static final String BY_IDS_WITH_VERSION =
            "SELECT s.version, " + StatusRows.COLUMNS + " FROM status s WHERE s.id IN (:ids)";
    private static final String CHANGING_BY_IDS =
            "SELECT " + StatusRows.CHANGING + " FROM status s WHERE s.id IN (:ids)";
    private static final String BOOST =
            "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.boost_of_id = :status AND s.account_id = :account";
    private static final String ANCESTORS = """
            WITH RECURSIVE up (id, parent, depth) AS (
                SELECT id, in_reply_to_id, 0 FROM status WHERE id = :id
                UNION ALL
                SELECT p.id, p.in_reply_to_id, up.depth + 1 FROM status p JOIN up ON p.id = up.parent
                 WHERE up.depth < :most
            )
            SELECT
            """ + StatusRows.COLUMNS
            + " FROM up JOIN status s ON s.id = up.id WHERE up.depth > 0 ORDER BY up.depth DESC";
    /**
     * Breadth first, so that the limit cuts off what is farthest from the question; walks index status_reply. Both databases
     * go down only as far as there is room: what half a million people answered is no more work than what a hundred did.
     */
    private static final String DESCENDANTS = """
            WITH RECURSIVE down (id, depth) AS (
                SELECT id, 1 FROM (SELECT id FROM status WHERE in_reply_to_id = :id ORDER BY id LIMIT :most) nearest
                UNION ALL
                SELECT c.id, down.depth + 1 FROM down JOIN status c ON c.in_reply_to_id = down.id WHERE down.depth < 100
            )
            SELECT
            """ + StatusRows.COLUMNS
            + " FROM (SELECT id, depth FROM down LIMIT :most) shown JOIN status s ON s.id = shown.id"
            + " ORDER BY shown.depth, s.id";

    /** The additional facts of an imported status. */
    public record Origin(long boosts, long favourites) {
        public static final Origin NONE = new Origin(0, 0);
    }

    private final StatusCache cache = new StatusCache();

    public Optional<Status> byId(Tx tx, StatusId id) {
        return tx.sql(BY_ID).set("id", id.value()).first(StatusRows::status);
    }

    public Map<StatusId, Status> byIds(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Status> found = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.sql(BY_IDS)
                    .setAll("ids", ids.stream().map(StatusId::value).toList())
                    .each(row -> {
                        Status status = StatusRows.status(row);
                        found.put(status.id(), status);
                    });
        }
        return found;
    }

    /** The same, as far as possible without reading what is known. */
    Map<StatusId, Status> known(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Status> found = new HashMap<>();
        if (!ids.isEmpty()) {
            known(
                            tx,
                            tx.sql(CHANGING_BY_IDS)
                                    .setAll(
                                            "ids",
                                            ids.stream().map(StatusId::value).toList()))
                    .forEach(status -> found.put(status.id(), status));
        }
        return found;
    }

    /**
     * The statuses that a query finds, in its order. Whole rows are read only of statuses that are not known as they are.
     *
     * @param rows a query for {@link StatusRows#CHANGING}
     */
    public List<Status> known(Tx tx, Sql rows) {
        List<StatusId> ids = new ArrayList<>();
        Map<StatusId, Status> found = new HashMap<>();
        rows.each(row -> {
            StatusId id = new StatusId(row.longOf("id"));
            ids.add(id);
            Status known = cache.find(id, row);
            if (known != null) {
                found.put(id, known);
            }
        });
        List<Long> unknown = ids.stream()
                .filter(id -> !found.containsKey(id))
                .map(StatusId::value)
                .toList();
        if (!unknown.isEmpty()) {
            tx.sql(BY_IDS_WITH_VERSION).setAll("ids", unknown).each(row -> {
                Status status = StatusRows.status(row);
                cache.put(row.longOf("version"), status);
                found.put(status.id(), status);
            });
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * The same, held until the transaction ends: nobody else changes or deletes them meanwhile, and whoever wants to waits.
     * They are locked in the order of their ids, so that two who want the same ones don't wait for each other.
     */
    public Map<StatusId, Status> lock(Tx tx, Collection<StatusId> ids) {
        if (tx.dialect() == Dialect.SQLITE) {
            // It has one writer.
            return byIds(tx, ids);
        }
        Map<StatusId, Status> found = new HashMap<>();
        tx.sql(BY_IDS + " ORDER BY s.id FOR UPDATE")
                .setAll("ids", ids.stream().map(StatusId::value).sorted().toList())
                .each(row -> {
                    Status status = StatusRows.status(row);
                    found.put(status.id(), status);
                });
        return found;
    }

    public Optional<Status> findBoost(Tx tx, StatusId status, AccountId account) {
        return tx.sql(BOOST)
                .set("status", status.value())
                .set("account", account.value())
                .first(StatusRows::status);
    }

    public boolean isBoostedBy(Tx tx, StatusId status, AccountId account) {
        return findBoost(tx, status, account).isPresent();
    }

    /** The posts of the thread from its first to the one before this. */
    List<Status> ancestors(Tx tx, StatusId id, int most) {
        return tx.sql(ANCESTORS).set("id", id.value()).set("most", most).list(StatusRows::status);
    }

    List<Status> descendants(Tx tx, StatusId id, int most) {
        return tx.sql(DESCENDANTS).set("id", id.value()).set("most", most).list(StatusRows::status);
    }

    /** Adds a status; false if one from the same place, or the same boost, is there already. */
    public boolean insert(Tx tx, Status status, Origin origin) {
        Status.Content content = status.content();
        boolean added = tx.sql("""
                        INSERT INTO status (id, account_id, local, visibility, text, html, spoiler, sensitive, language,
                                            country, tags, mentions, in_reply_to_id, in_reply_to_account_id, boost_of_id,
                                            quote_of_id, app_id, uri, origin_boosts, origin_favourites, version)
                        VALUES (:id, :account, :local, :visibility, :text, :html, :spoiler, :sensitive, :language,
                                :country, :tags, :mentions, :inReplyTo, :inReplyToAccount, :boostOf,
                                :quoteOf, :app, :uri, :originBoosts, :originFavourites, :version)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", status.id().value())
                        .set("account", status.account().value())
                        .set("local", status.local())
                        .set("visibility", status.visibility().code())
                        .set("text", content.text())
                        .set("html", content.html().html())
                        .set("spoiler", content.spoiler())
                        .set("sensitive", content.sensitive())
                        .set("language", content.language())
                        .set("country", status.country())
                        .set("tags", String.join(" ", content.tags()))
                        .set("mentions", joined(content.mentions()))
                        .setOrNull("inReplyTo", valueOf(status.inReplyTo()))
                        .setOrNull(
                                "inReplyToAccount",
                                status.inReplyToAccount() == null
                                        ? null
                                        : status.inReplyToAccount().value())
                        .setOrNull("boostOf", valueOf(status.boostOf()))
                        .setOrNull("quoteOf", valueOf(status.quoteOf()))
                        .setOrNull("app", status.appId())
                        .set("uri", status.uri())
                        .set("originBoosts", origin.boosts())
                        .set("originFavourites", origin.favourites())
                        .set("version", ThreadLocalRandom.current().nextLong())
                        .run()
                == 1;
        if (added) {
            insertMentions(tx, status.id(), content.mentions());
        }
        return added;
    }

    public void updateContent(Tx tx, StatusId id, Status.Content content, Instant editedAt) {
        tx.sql("""
                UPDATE status
                   SET text = :text, html = :html, spoiler = :spoiler, sensitive = :sensitive, language = :language,
                       tags = :tags, mentions = :mentions, edited_at = :editedAt, version = :version
                 WHERE id = :id
                """)
                .set("id", id.value())
                .set("text", content.text())
                .set("html", content.html().html())
                .set("spoiler", content.spoiler())
                .set("sensitive", content.sensitive())
                .set("language", content.language())
                .set("tags", String.join(" ", content.tags()))
                .set("mentions", joined(content.mentions()))
                .set("editedAt", editedAt)
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
        tx.sql("DELETE FROM status_mention WHERE status_id = :id")
                .set("id", id.value())
                .run();
        insertMentions(tx, id, content.mentions());
    }

    /** Counts a reply more or less; false if the status answered is gone. */
    public boolean countReply(Tx tx, StatusId parent, int delta) {
        return tx.sql("UPDATE status SET replies = replies + :delta WHERE id = :id")
                        .set("id", parent.value())
                        .set("delta", delta)
                        .run()
                == 1;
    }

    /** Counts a boost more or less; false if the status boosted is gone. */
    public boolean countBoost(Tx tx, StatusId original, int delta, boolean imported) {
        return tx.sql("""
                UPDATE status SET boosts = boosts + :delta, imported_boosts = imported_boosts + :imported WHERE id = :id
                """)
                        .set("id", original.value())
                        .set("delta", delta)
                        .set("imported", imported ? delta : 0)
                        .run()
                == 1;
    }

    /** Removes a status alone; false if it was gone. What hangs on it is left: see {@link LeftoverStore}. */
    public boolean delete(Tx tx, StatusId id) {
        return tx.sql("DELETE FROM status WHERE id = :id").set("id", id.value()).run() == 1;
    }

    /** The first public answer that the author of each of some statuses gave to it. */
    Map<StatusId, StatusId> continuations(Tx tx, Collection<StatusId> statuses) {
        Map<StatusId, StatusId> next = new HashMap<>();
        tx.sql("""
                SELECT s.in_reply_to_id, min(s.id) AS id FROM status s JOIN status p ON p.id = s.in_reply_to_id
                 WHERE s.in_reply_to_id IN (:ids) AND s.account_id = p.account_id AND %s
                   AND s.spoiler = '' AND NOT s.sensitive
                 GROUP BY s.in_reply_to_id
                """.replace("%s", VisibilitySql.isListed("s")))
                .setAll("ids", statuses.stream().map(StatusId::value).toList())
                .each(row -> next.put(new StatusId(row.longOf("in_reply_to_id")), new StatusId(row.longOf("id"))));
        return next;
    }

    public void insertEdit(Tx tx, StatusId id, Instant at, Status.Content content) {
        tx.sql("""
                INSERT INTO status_edit (status_id, at, text, html, spoiler, sensitive)
                VALUES (:id, :at, :text, :html, :spoiler, :sensitive)
                ON CONFLICT (status_id, at) DO UPDATE
                   SET text = excluded.text, html = excluded.html,
                       spoiler = excluded.spoiler, sensitive = excluded.sensitive
                """)
                .set("id", id.value())
                .set("at", at)
                .set("text", content.text())
                .set("html", content.html().html())
                .set("spoiler", content.spoiler())
                .set("sensitive", content.sensitive())
                .run();
    }

    /** All it has said, oldest first; empty if it was never edited. */
    List<Edit> edits(Tx tx, StatusId id) {
        return tx.sql("SELECT at, text, html, spoiler, sensitive FROM status_edit WHERE status_id = :id ORDER BY at")
                .set("id", id.value())
                .list(row -> new Edit(
                        row.instantOf("at"),
                        row.textOf("text"),
                        SafeHtml.stored(row.textOf("html")),
                        row.textOf("spoiler"),
                        row.booleanOf("sensitive")));
    }

    boolean isMentioned(Tx tx, StatusId status, AccountId account) {
        return tx.sql("SELECT count(*) FROM status_mention WHERE account_id = :account AND status_id = :status")
                        .set("account", account.value())
                        .set("status", status.value())
                        .number()
                > 0;
    }

    private static void insertMentions(Tx tx, StatusId id, List<AccountId> mentions) {
        for (AccountId mention : mentions) {
            tx.sql(
                            "INSERT INTO status_mention (status_id, account_id) VALUES (:status, :account) ON CONFLICT DO NOTHING")
                    .set("status", id.value())
                    .set("account", mention.value())
                    .run();
        }
    }

    private static String joined(List<AccountId> ids) {
        return ids.isEmpty() ? "" : ids.stream().map(AccountId::toString).collect(Collectors.joining(" "));
    }

    private static @Nullable Long valueOf(@Nullable StatusId id) {
        return id == null ? null : id.value();
    }
}
