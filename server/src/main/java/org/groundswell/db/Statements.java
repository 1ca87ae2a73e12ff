package org.groundswell.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prepared statements of one connection, the most recently used ones kept. Used by one thread at a time. */
final class Statements {
    /** A statement and where its columns are. */
    record Prepared(PreparedStatement statement, Columns columns) {}

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
        Prepared fresh = new Prepared(connection.prepareStatement(sql), new Columns());
        prepared.put(sql, fresh);
        if (prepared.size() > KEPT) {
            var eldest = prepared.entrySet().iterator();
            Prepared dropped = eldest.next().getValue();
            eldest.remove();
            dropped.statement().close();
        }
        return fresh;
    }
}
