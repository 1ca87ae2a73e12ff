package org.groundswell.db;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by column names. Times are epoch milliseconds in the database. */
public final class Row {
    private final ResultSet results;
    private final Columns columns;
    private final Dialect dialect;

    Row(ResultSet results, Columns columns, Dialect dialect) {
        this.results = results;
        this.columns = columns;
        this.dialect = dialect;
    }

    public long longOf(String column) {
        try {
            return results.getLong(columns.index(results, column));
        } catch (SQLException e) {
            throw DatabaseException.of(column, e);
        }
    }

    public int intOf(String column) {
        return Math.toIntExact(longOf(column));
    }

    public double doubleOf(String column) {
        try {
            return results.getDouble(columns.index(results, column));
        } catch (SQLException e) {
            throw DatabaseException.of(column, e);
        }
    }

    public boolean booleanOf(String column) {
        try {
            return results.getBoolean(columns.index(results, column));
        } catch (SQLException e) {
            throw DatabaseException.of(column, e);
        }
    }

    /** The text; empty where the column is null. */
    public String textOf(String column) {
        String text = textOrNull(column);
        return text == null ? "" : text;
    }

    public @Nullable String textOrNull(String column) {
        try {
            int index = columns.index(results, column);
            if (dialect == Dialect.POSTGRESQL) {
                return results.getString(index);
            }
            // For a string, SQLite's driver allocates a buffer by a callback into Java, which costs more than this
            // copy.
            byte[] utf8 = results.getBytes(index);
            return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw DatabaseException.of(column, e);
        }
    }

    public Instant instantOf(String column) {
        return Instant.ofEpochMilli(longOf(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        try {
            long millis = results.getLong(columns.index(results, column));
            return results.wasNull() ? null : Instant.ofEpochMilli(millis);
        } catch (SQLException e) {
            throw DatabaseException.of(column, e);
        }
    }
}
