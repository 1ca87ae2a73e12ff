package org.groundswell.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One statement to run: set its parameters, then call the method for the kind of result. */
public final class Sql {
    private final Tx tx;
    private final ParsedSql sql;
    private final @Nullable Object[] values;
    private boolean hasList;

    Sql(Tx tx, String sql) {
        this.tx = tx;
        this.sql = ParsedSql.of(sql);
        this.values = new Object[this.sql.names().length];
    }

    public Sql set(String name, long value) {
        return bind(name, value);
    }

    public Sql set(String name, double value) {
        return bind(name, value);
    }

    public Sql set(String name, boolean value) {
        return bind(name, value);
    }

    public Sql set(String name, @Nullable String value) {
        return bind(name, value);
    }

    public Sql set(String name, @Nullable Instant value) {
        return bind(name, value == null ? null : value.toEpochMilli());
    }

    /** A number that may be missing. */
    public Sql setOrNull(String name, @Nullable Long value) {
        return bind(name, value);
    }

    /** The values of an {@code IN (:name)}. An empty list matches nothing. */
    public Sql setAll(String name, Collection<?> list) {
        hasList = true;
        return bind(name, list.toArray());
    }

    /** Runs a change; returns the number of rows changed. */
    public int run() {
        try {
            int rows = prepare().statement().executeUpdate();
            if (rows > 0) {
                tx.change();
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public <T> List<T> list(Function<Row, T> mapper) {
        List<T> list = new ArrayList<>();
        each(row -> list.add(mapper.apply(row)));
        return list;
    }

    public <T> Optional<T> first(Function<Row, T> mapper) {
        List<T> list = list(mapper);
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getFirst());
    }

    /** The single number that a query like {@code SELECT count(*)} returns. */
    public long number() {
        try (ResultSet results = query(prepare())) {
            return results.next() ? results.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Passes the rows to a visitor one by one, for results too large to hold in memory. The row is only valid during
     * the call.
     */
    public void each(Consumer<Row> visitor) {
        try {
            Statements.Prepared prepared = prepare();
            try (ResultSet results = query(prepared)) {
                Row row = new Row(results, prepared.columns(), tx.dialect());
                while (results.next()) {
                    visitor.accept(row);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private ResultSet query(Statements.Prepared prepared) throws SQLException {
        if (sql.isChange()) {
            // A change with RETURNING.
            tx.change();
        }
        return prepared.query();
    }

    private Sql bind(String name, @Nullable Object value) {
        int[] positions = sql.positions(name);
        if (positions == null) {
            throw new IllegalArgumentException("no parameter :" + name + " in: " + sql.plain());
        }
        for (int position : positions) {
            values[position] = value;
        }
        return this;
    }

    private DatabaseException failed(SQLException cause) {
        tx.statements().drop(text());
        return DatabaseException.of(sql.plain(), cause);
    }

    /** The SQL, with a placeholder for each value. */
    private String text() {
        return hasList ? sql.expanded(places()) : sql.plain();
    }

    private Statements.Prepared prepare() throws SQLException {
        tx.checkTime();
        Statements.Prepared prepared = tx.statements().of(text());
        PreparedStatement statement = prepared.statement();
        int index = 1;
        for (Object value : values) {
            if (value instanceof Object[] list) {
                int places = placesFor(list.length);
                for (int i = 0; i < places; i++) {
                    // Padding repeats the last value: it changes nothing in an IN.
                    bindOne(statement, index++, list.length == 0 ? null : list[Math.min(i, list.length - 1)]);
                }
            } else {
                bindOne(statement, index++, value);
            }
        }
        return prepared;
    }

    private static void bindOne(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setLong(index, number);
            case Double number -> statement.setDouble(index, number);
            case String text -> statement.setString(index, text);
            case Boolean yes -> statement.setBoolean(index, yes);
            default -> throw new IllegalArgumentException("can't bind a " + value.getClass());
        }
    }

    private int[] places() {
        return Arrays.stream(values)
                .mapToInt(value -> value instanceof Object[] list ? placesFor(list.length) : 1)
                .toArray();
    }

    private static int placesFor(int size) {
        return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }
}
