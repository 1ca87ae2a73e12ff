package org.groundswell.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.groundswell.model.TagName;
import org.jspecify.annotations.Nullable;

/**
 * Fills the table {@code account_tag_use} with the tags of posts that no public list has: those that are unlisted, for
 * followers, or hidden by a restriction. Written in Java, because neither database folds case as {@link TagName} does.
 */
final class AccountTagMigration implements JavaMigration {
    private static final int ROWS_AT_ONCE = 10_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("80.1");
    }

    @Override
    public String getDescription() {
        return "tags of posts that are not public";
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
        try (PreparedStatement waiting =
                        connection.prepareStatement("SELECT status_id, account_id, tags FROM account_tag_waiting");
                PreparedStatement find = connection.prepareStatement("SELECT id FROM tag WHERE key = ?");
                PreparedStatement add = connection.prepareStatement(
                        "INSERT INTO tag (id, key) SELECT coalesce(max(id), 0) + 1, ? FROM tag");
                PreparedStatement use =
                        connection.prepareStatement("INSERT INTO account_tag_use (account_id, tag_id, status_id)"
                                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            Tags tags = new Tags(find, add, new HashMap<>());
            waiting.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = waiting.executeQuery()) {
                while (rows.next()) {
                    for (String spelling : rows.getString(3).split(" ", -1)) {
                        if (!spelling.isEmpty()) {
                            use.setLong(1, rows.getLong(2));
                            use.setLong(2, tags.id(TagName.of(spelling).key()));
                            use.setLong(3, rows.getLong(1));
                            use.executeUpdate();
                        }
                    }
                }
            }
        }
        try (Statement drop = connection.createStatement()) {
            drop.execute("DROP TABLE account_tag_waiting");
        }
    }

    /** The ids of tags by their keys. A tag that no public post has gets the next free id. */
    private record Tags(PreparedStatement find, PreparedStatement add, Map<String, Long> known) {
        long id(String key) throws SQLException {
            Long before = known.get(key);
            if (before != null) {
                return before;
            }
            long id = stored(key);
            if (id < 0) {
                add.setString(1, key);
                add.executeUpdate();
                id = stored(key);
            }
            known.put(key, id);
            return id;
        }

        private long stored(String key) throws SQLException {
            find.setString(1, key);
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }
}
