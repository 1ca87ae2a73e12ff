package org.groundswell.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.core.CoreResultSet;

/** Prepared statements of one connection, the most recently used ones kept. Used by one thread at a time. */
final class Statements {
    /** A prepared statement with its column indices. */
    static final class Prepared {
        private final PreparedStatement statement;
        private final Columns columns = new Columns();
        /**
         * SQLite's driver has one result set for each statement, which drops the column names whenever it is closed.
         */
        private @Nullable CoreResultSet sqliteResults;

        private String[] names = {};

        private Prepared(PreparedStatement statement) {
            this.statement = statement;
        }

        PreparedStatement statement() {
            return statement;
        }

        Columns columns() {
            return columns;
        }

        /** Runs the statement as a query. */
        ResultSet query() throws SQLException {
            if (sqliteResults == null) {
                ResultSet results = statement.executeQuery();
                if (results instanceof CoreResultSet sqlite) {
                    sqliteResults = sqlite;
                    names = sqlite.colsMeta;
                }
                return results;
            }
            statement.execute();
            // Otherwise the driver would look up each name again, which takes longer than most queries.
            sqliteResults.colsMeta = names;
            return statement.getResultSet();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final int KEPT = 256;

    private final Connection connection;
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(64, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    Prepared of(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        Prepared fresh = new Prepared(connection.prepareStatement(sql));
        prepared.put(sql, fresh);
        if (prepared.size() > KEPT) {
            var eldest = prepared.entrySet().iterator();
            Prepared dropped = eldest.next().getValue();
            eldest.remove();
            dropped.statement().close();
        }
        return fresh;
    }

    /**
     * Closes a statement that has failed. It may still be active, and would then fail again or keep its transaction
     * from ending.
     */
    void drop(String sql) {
        Prepared failed = prepared.remove(sql);
        if (failed != null) {
            try {
                failed.statement().close();
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("can't close a statement that has failed");
            }
        }
    }

    /** Runs a statement without parameters that returns nothing. */
    void execute(String sql) {
        try {
            of(sql).statement().executeUpdate();
        } catch (SQLException e) {
            drop(sql);
            throw DatabaseException.of(sql, e);
        }
    }
}
