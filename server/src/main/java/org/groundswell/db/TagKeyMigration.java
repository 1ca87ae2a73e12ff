package org.groundswell.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.groundswell.model.TagName;
import org.jspecify.annotations.Nullable;

/**
 * Migrates tags to the keys that {@link TagName} computes now, in every table that names tags. Tags whose keys become
 * the same are merged, and a post that had both counts once. Written in Java, because neither database folds case as
 * the key does.
 */
final class TagKeyMigration implements JavaMigration {
    /** Uses that are posted but not yet counted: they will be counted once, under the new key. */
    private static final String WAITING = """
            SELECT count(*) FROM event
             WHERE kind = 'StatusPosted' AND payload LIKE ?
               AND (position IS NULL
                    OR position > coalesce((SELECT position FROM consumer WHERE name = 'tag-counts'), 0))
            """;

    private static final String IN_BOTH = """
            SELECT a.account_id, a.status_id FROM tag_use a JOIN tag_use b ON b.status_id = a.status_id
             WHERE a.tag_id = ? AND b.tag_id = ?
            """;

    private static final List<String> MERGE = List.of(
            """
            INSERT INTO tag_person (tag_id, account_id, posts)
            SELECT :into, account_id, posts FROM tag_person WHERE tag_id = :from
                ON CONFLICT (tag_id, account_id) DO UPDATE SET posts = tag_person.posts + excluded.posts
            """,
            """
            INSERT INTO tag_spelling (tag_id, spelling, posts)
            SELECT :into, spelling, posts FROM tag_spelling WHERE tag_id = :from
                ON CONFLICT (tag_id, spelling) DO UPDATE SET posts = tag_spelling.posts + excluded.posts
            """,
            """
            INSERT INTO tag_use (tag_id, status_id, account_id, text_hash)
            SELECT :into, status_id, account_id, text_hash FROM tag_use WHERE tag_id = :from ON CONFLICT DO NOTHING
            """,
            """
            UPDATE tag_follow SET tag_id = :into
             WHERE tag_id = :from AND account_id NOT IN (SELECT account_id FROM tag_follow WHERE tag_id = :into)
            """,
            """
            UPDATE tag SET posts = (SELECT coalesce(sum(p.posts), 0) FROM tag_person p WHERE p.tag_id = tag.id),
                           people = (SELECT count(*) FROM tag_person p WHERE p.tag_id = tag.id)
             WHERE id = :into
            """,
            "DELETE FROM tag_person WHERE tag_id = :from",
            "DELETE FROM tag_spelling WHERE tag_id = :from",
            "DELETE FROM tag_use WHERE tag_id = :from",
            "DELETE FROM tag_follow WHERE tag_id = :from",
            "DELETE FROM tag WHERE id = :from");

    /** The tables with a tag's key in a column, each with its statements for a changed key. */
    private static final Map<String, List<String>> NAMED = named();

    private static Map<String, List<String>> named() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        named.put("SELECT DISTINCT tag FROM story", List.of("UPDATE story SET tag = :into WHERE tag = :from"));
        named.put("SELECT DISTINCT tag FROM alert", List.of("UPDATE alert SET tag = :into WHERE tag = :from"));
        named.put("SELECT tag FROM tag_care", moved("tag_care", "tag", "TRUE"));
        named.put(
                "SELECT DISTINCT subject FROM alert_wish WHERE kind = 'tag'",
                moved("alert_wish", "subject", "other.kind = t.kind AND other.account_id = t.account_id"));
        named.put("SELECT DISTINCT tag FROM heard_use", moved("heard_use", "tag", "other.post = t.post"));
        // Of two alerts, and of two decisions, the later one is kept.
        List<String> told = new ArrayList<>(List.of("""
                UPDATE alert_told SET last_id = (SELECT max(o.last_id) FROM alert_told o
                                                  WHERE o.account_id = alert_told.account_id AND o.tag IN (:from, :into))
                 WHERE tag = :into
                """));
        told.addAll(moved("alert_told", "tag", "other.account_id = t.account_id"));
        named.put("SELECT DISTINCT tag FROM alert_told", told);
        List<String> verdicts = new ArrayList<>(List.of("""
                DELETE FROM trend_verdict
                 WHERE kind = 'tag' AND subject = :into
                   AND at < (SELECT o.at FROM trend_verdict o WHERE o.kind = 'tag' AND o.subject = :from)
                """));
        verdicts.addAll(moved("trend_verdict", "subject", "other.kind = t.kind AND t.kind = 'tag'"));
        named.put("SELECT subject FROM trend_verdict WHERE kind = 'tag'", verdicts);
        // Spellings point directly to the main tag: none points to itself, or to another spelling.
        List<String> variants = new ArrayList<>(List.of("UPDATE tag_variant SET main = :into WHERE main = :from"));
        variants.addAll(moved("tag_variant", "tag", "TRUE"));
        variants.add("DELETE FROM tag_variant WHERE tag = main");
        variants.add("""
                UPDATE tag_variant SET main = (SELECT m.main FROM tag_variant m WHERE m.tag = tag_variant.main)
                 WHERE main IN (SELECT tag FROM tag_variant)
                """);
        named.put("SELECT tag FROM tag_variant UNION SELECT main FROM tag_variant", variants);
        return named;
    }

    /** Moves rows to another key, and deletes those that already exist there. */
    private static List<String> moved(String table, String column, String same) {
        String kind = column.equals("subject") ? " AND t.kind = 'tag'" : "";
        return List.of(
                "UPDATE " + table + " AS t SET " + column + " = :into WHERE t." + column + " = :from" + kind
                        + " AND NOT EXISTS (SELECT 1 FROM " + table + " other WHERE other." + column + " = :into AND "
                        + same + ")",
                "DELETE FROM " + table + " WHERE " + column + " = :from" + kind.replace("t.kind", "kind"));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("27");
    }

    @Override
    public String getDescription() {
        return "tag keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        for (Map.Entry<String, List<String>> named : NAMED.entrySet()) {
            for (String key : outdated(connection, named.getKey())) {
                for (String sql : named.getValue()) {
                    run(connection, sql, key, TagName.of(key).key());
                }
            }
        }
        for (String key : outdated(connection, "SELECT key FROM tag ORDER BY id")) {
            rename(connection, key, TagName.of(key).key());
        }
    }

    private static List<String> outdated(Connection connection, String query) throws SQLException {
        List<String> outdated = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String key = rows.getString(1);
                    if (!TagName.of(key).key().equals(key)) {
                        outdated.add(key);
                    }
                }
            }
        }
        return outdated;
    }

    private static void rename(Connection connection, String from, String into) throws SQLException {
        long fromId = id(connection, from);
        long intoId = id(connection, into);
        if (intoId < 0) {
            run(connection, "UPDATE tag SET key = :into WHERE key = :from", from, into);
            return;
        }
        Map<Long, Integer> twice = countedTwice(connection, fromId, intoId);
        run(connection, MERGE.getFirst(), fromId, intoId);
        for (Map.Entry<Long, Integer> person : twice.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE tag_person SET posts = posts - ? WHERE tag_id = ? AND account_id = ?")) {
                statement.setInt(1, person.getValue());
                statement.setLong(2, intoId);
                statement.setLong(3, person.getKey());
                statement.executeUpdate();
            }
        }
        for (String sql : MERGE.subList(1, MERGE.size())) {
            run(connection, sql, fromId, intoId);
        }
    }

    private static long id(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM tag WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    /** The number of each person's posts that have both tags and are counted for both. */
    private static Map<Long, Integer> countedTwice(Connection connection, long from, long into) throws SQLException {
        Map<Long, Integer> twice = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(IN_BOTH);
                PreparedStatement waiting = connection.prepareStatement(WAITING)) {
            statement.setLong(1, from);
            statement.setLong(2, into);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    waiting.setString(1, "%" + rows.getLong(2) + "%");
                    try (ResultSet count = waiting.executeQuery()) {
                        if (count.next() && count.getInt(1) == 0) {
                            twice.merge(rows.getLong(1), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return twice;
    }

    /** Runs a statement in which {@code :from} and {@code :into} stand for two values. */
    private static void run(Connection connection, String sql, Object from, Object into) throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int colon = sql.indexOf(':'); colon >= 0; colon = sql.indexOf(':', at)) {
            boolean old = sql.startsWith(":from", colon);
            values.add(old ? from : into);
            plain.append(sql, at, colon).append('?');
            at = colon + (old ? ":from" : ":into").length();
        }
        try (PreparedStatement statement =
                connection.prepareStatement(plain.append(sql.substring(at)).toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }
}
