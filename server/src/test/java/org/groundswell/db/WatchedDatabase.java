package org.groundswell.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.groundswell.metrics.Meters;
import org.jspecify.annotations.Nullable;

/**
 * A database on one connection that records its statements and shows their query plans. Writes are rolled back at once.
 */
final class WatchedDatabase implements Database {
    private final Connection connection;
    private final Statements statements;
    private final Dialect dialect;
    private final List<String> recorded = new ArrayList<>();
    private boolean inTransaction;

    /** @param url as for {@link Databases#open} */
    WatchedDatabase(Path directory, String url) throws SQLException {
        this.dialect = url.isEmpty() ? Dialect.SQLITE : Dialect.POSTGRESQL;
        this.connection = url.isEmpty()
                ? SqliteDatabase.open(directory.resolve("groundswell.db"))
                : DriverManager.getConnection(url);
        this.statements = new Statements(recording(connection));
    }

    /** The statements run by an action, with their values inserted. */
    List<String> statementsOf(Runnable work) {
        recorded.clear();
        work.run();
        return List.copyOf(recorded);
    }

    /** The steps of a statement's query plan. */
    List<String> plan(String statement) {
        boolean sqlite = dialect == Dialect.SQLITE;
        List<String> steps = new ArrayList<>();
        try (Statement explain = connection.createStatement();
                ResultSet rows = explain.executeQuery((sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement)) {
            while (rows.next()) {
                steps.add(rows.getString(sqlite ? 4 : 1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
        return steps;
    }

    /** The result of an action while an index is missing. */
    <T> T without(String index, Supplier<T> work) {
        return undone(() -> {
            execute("DROP INDEX " + index);
            return work.get();
        });
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return work.apply(new Tx(statements, dialect, Deadline.NONE));
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return undone(() -> read(work));
    }

    private <T> T undone(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        execute("BEGIN");
        inTransaction = true;
        try {
            return work.get();
        } finally {
            inTransaction = false;
            execute("ROLLBACK");
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Database background() {
        return this;
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void meter(Meters meters) {
        // Nothing is measured.
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection recording(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null
                    ? recording(statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement recording(PreparedStatement real, String sql) {
        Map<Integer, String> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length == 2) {
                values.put((Integer) arguments[0], literal(arguments[1]));
            }
            if (method.getName().startsWith("execute")) {
                recorded.add(filled(sql, values));
            }
            return call(real, method, arguments);
        });
    }

    private static String literal(@Nullable Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
    }

    private static String filled(String sql, Map<Integer, String> values) {
        StringBuilder filled = new StringBuilder();
        int place = 0;
        for (char each : sql.toCharArray()) {
            filled.append(each == '?' ? values.get(++place) : String.valueOf(each));
        }
        return filled.toString();
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handler.handle(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
