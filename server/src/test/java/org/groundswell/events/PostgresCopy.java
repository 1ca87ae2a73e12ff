package org.groundswell.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Copies every row and every sequence of one database into another that has the same tables, like dump and restore. */
final class PostgresCopy {
    private PostgresCopy() {}

    static void of(String from, String to) throws SQLException {
        try (Connection source = DriverManager.getConnection(from);
                Connection target = DriverManager.getConnection(to)) {
            for (String table : names(
                    source,
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'")) {
                try (Statement statement = target.createStatement()) {
                    statement.execute("DELETE FROM " + table);
                }
                copy(source, target, table);
            }
            for (String sequence : names(source, "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")) {
                long last = Long.parseLong(
                        names(source, "SELECT last_value FROM " + sequence).getFirst());
                try (Statement statement = target.createStatement()) {
                    statement.execute("SELECT setval('" + sequence + "', " + last + ")");
                }
            }
        }
    }

    private static void copy(Connection source, Connection target, String table) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                names.add(rows.getMetaData().getColumnName(i));
            }
            String insert = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns, "?")) + ")";
            try (PreparedStatement into = target.prepareStatement(insert)) {
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        into.setObject(i, rows.getObject(i));
                    }
                    into.executeUpdate();
                }
            }
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
