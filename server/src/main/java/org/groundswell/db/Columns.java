package org.groundswell.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The indices of a statement's columns by name, looked up once a statement rather than once a row. */
final class Columns {
    private final Map<String, Integer> indexes = new HashMap<>();

    int index(ResultSet results, String column) throws SQLException {
        Integer known = indexes.get(column);
        if (known != null) {
            return known;
        }
        int index = results.findColumn(column);
        indexes.put(column, index);
        return index;
    }
}
