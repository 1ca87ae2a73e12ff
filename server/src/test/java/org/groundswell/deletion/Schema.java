package org.groundswell.deletion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;

/** The tables of a migrated database, read from the database itself. */
final class Schema {
    private static final String SQLITE_TABLES =
            "sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'flyway_schema_history'";

    /** A column, and whether it holds whole numbers. */
    record Column(String table, String name, boolean isNumber) {
        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private Schema() {}

    static List<Column> columns(Tx tx) {
        String sql = tx.dialect() == Dialect.SQLITE
                ? "SELECT m.name AS tbl, p.name AS col, lower(p.type) AS type FROM pragma_table_info(m.name) p, "
                        + SQLITE_TABLES
                : """
                  SELECT table_name AS tbl, column_name AS col, data_type AS type FROM information_schema.columns
                   WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                  """;
        return tx.sql(sql)
                .list(row -> new Column(
                        row.textOf("tbl"),
                        row.textOf("col"),
                        Set.of("bigint", "integer").contains(row.textOf("type"))));
    }

    /** The first columns of all indexes, as {@code table.column}. */
    static Set<String> indexed(Tx tx) {
        String sql = tx.dialect() == Dialect.SQLITE
                ? "SELECT m.name AS tbl, x.name AS col FROM pragma_index_list(m.name) l,"
                        + " pragma_index_info(l.name) x, " + SQLITE_TABLES + " AND x.seqno = 0"
                : """
                  SELECT t.relname AS tbl, a.attname AS col FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
                  """;
        return tx.sql(sql).list(row -> row.textOf("tbl") + "." + row.textOf("col")).stream()
                .collect(Collectors.toSet());
    }
}
