package org.groundswell.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Function;

/** PostgreSQL: every write is a transaction on a pooled connection; the server groups their commits itself. */
final class PostgresDatabase implements Database {
    private static final int CONNECTIONS = 16;
    private static final int TRIES = 5;
    /** SQLSTATE of a deadlock and of a serialisation failure: the transaction left nothing behind and may be repeated. */
    private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

    private final HikariDataSource pool;

    PostgresDatabase(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setAutoCommit(false);
        config.setPoolName("postgresql");
        this.pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return run(work, true);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(work, false);
            } catch (DatabaseException e) {
                if (attempt == TRIES || !isRepeatable(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T run(Function<Tx, T> work, boolean readOnly) {
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(readOnly);
            if (readOnly) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            Tx tx = new Tx(new Statements(connection), Dialect.POSTGRESQL);
            try {
                T result = work.apply(tx);
                connection.commit();
                new ArrayList<>(tx.afterCommitActions()).forEach(Runnable::run);
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } catch (Error e) {
                connection.rollback();
                throw new IllegalStateException("a transaction broke down", e);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    private static boolean isRepeatable(DatabaseException e) {
        return e.getCause() instanceof SQLException cause && REPEATABLE.contains(cause.getSQLState());
    }
}
