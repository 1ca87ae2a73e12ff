package org.groundswell.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL: every write is a transaction on a pooled connection; the server groups their commits itself.
 *
 * <p>Requests, background work and the probe have a pool each. While the server is known to be unreachable, work fails
 * at once; the probe checks every second whether it is back.
 */
final class PostgresDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
    private static final int CONNECTIONS = 16;
    private static final int BACKGROUND_CONNECTIONS = 6;
    private static final int TRIES = 8;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    /** The time to wait for a connection: it leaves time to respond within three seconds. */
    private static final Duration CONNECT = Duration.ofMillis(2_500);

    private static final long PROBE_MILLIS = 1_000;
    /** SQLSTATE of a deadlock and of a serialisation failure: the transaction left nothing behind and may be repeated. */
    private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

    private final HikariDataSource pool;
    private final PostgresDatabase background;
    private final PostgresDatabase probed;
    private final Nesting nesting;
    private final Thread probe = Thread.ofVirtual().name("postgresql-probe").unstarted(this::probe);
    private volatile boolean closed;
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Recorder waits = Recorder.NONE;
    private volatile Recorder commits = Recorder.NONE;
    /**
     * The problem found by the probe or by a transaction that got no connection; null for none. Shared by all pools.
     */
    private final AtomicReference<@Nullable String> problem;

    PostgresDatabase(String url) {
        this.nesting = new Nesting();
        this.problem = new AtomicReference<>();
        this.pool = pool(url, "requests", CONNECTIONS, Databases.READ_LIMIT);
        this.background =
                new PostgresDatabase(pool(url, "background", BACKGROUND_CONNECTIONS, Duration.ZERO), nesting, problem);
        // A connection of its own, so that the probe doesn't mistake a busy pool for an outage.
        this.probed = new PostgresDatabase(pool(url, "probe", 1, Databases.READ_LIMIT), nesting, problem);
        probe.start();
    }

    private PostgresDatabase(HikariDataSource pool, Nesting nesting, AtomicReference<@Nullable String> problem) {
        this.nesting = nesting;
        this.problem = problem;
        this.pool = pool;
        this.background = this;
        this.probed = this;
    }

    /** @param limit how long a statement may take; zero for no limit */
    private static HikariDataSource pool(String url, String name, int connections, Duration limit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setAutoCommit(false);
        config.setPoolName("postgresql-" + name);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(1_000);
        // Otherwise the statements that set up a new connection would begin a transaction and leave it open.
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql("SET statement_timeout = " + limit.toMillis());
        // A host that is gone sends no error: without these limits, connecting would wait for TCP's own timeout.
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (!limit.isZero()) {
            config.addDataSourceProperty("socketTimeout", Long.toString(limit.toSeconds() + 5));
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            Throwable reason = Objects.requireNonNullElse(e.getCause(), e);
            throw new DatabaseException("can't connect to the database: " + reason.getMessage(), e);
        }
    }

    /** A pool without time limit, for migrations. */
    HikariDataSource unlimitedPool() {
        return background.pool;
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return nesting.in(() -> runUnlessUnreachable(work, true));
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return nesting.in(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return runUnlessUnreachable(work, false);
                } catch (DatabaseException e) {
                    if (attempt == TRIES || !isRepeatable(e)) {
                        failed.increment();
                        throw e;
                    }
                    repeated.increment();
                    // A random pause: transactions that met in a deadlock would meet again if all retried at the same
                    // moment.
                    pause(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS * attempt));
                }
            }
        });
    }

    @Override
    public Database background() {
        return background;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem.get());
    }

    @Override
    public void meter(Meters meters) {
        Recorder both = WriterMeters.commits(meters);
        commits = both;
        background.commits = both;
        waits = WriterMeters.waits(meters, "requests");
        background.waits = WriterMeters.waits(meters, "background");
        meters.gauges(
                "groundswell.db.connections.busy",
                "Connections that are lent",
                "pool",
                () -> Map.of("requests", busy(), "background", background.busy()));
        meters.counter(
                "groundswell.db.write.repeats",
                "Transactions that were repeated after meeting another (PostgreSQL)",
                () -> repeated.sum() + background.repeated.sum());
        meters.counter(
                "groundswell.db.commit.failures",
                "Groups and transactions that failed as a whole",
                () -> failed.sum() + background.failed.sum());
    }

    private int busy() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public void close() {
        closed = true;
        probe.interrupt();
        pool.close();
        if (background != this) {
            background.close();
            probed.close();
        }
    }

    /** Fails at once while PostgreSQL is known to be unreachable, until the probe finds it back. */
    private <T> T runUnlessUnreachable(Function<Tx, T> work, boolean readOnly) {
        String known = problem.get();
        if (known != null) {
            throw DatabaseException.temporary(known);
        }
        try {
            return run(work, readOnly);
        } catch (DatabaseException e) {
            if (isUnreachable(e)) {
                problem.set("PostgreSQL does not answer: " + e.getMessage());
            }
            throw e;
        }
    }

    /** Whether no connection could be made, as opposed to none being free. */
    private static boolean isUnreachable(DatabaseException e) {
        return e.getCause() instanceof SQLTransientConnectionException none
                && none.getCause() instanceof SQLException refused
                && refused.getSQLState() != null
                && (refused.getSQLState().startsWith("08")
                        || refused.getSQLState().startsWith("57P"));
    }

    private <T> T run(Function<Tx, T> work, boolean readOnly) {
        long asked = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            waits.record(System.nanoTime() - asked);
            connection.setReadOnly(readOnly);
            if (readOnly) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            Tx tx = new Tx(new Statements(connection), Dialect.POSTGRESQL, deadline(readOnly));
            T result;
            try {
                result = work.apply(tx);
                long committing = System.nanoTime();
                connection.commit();
                if (!readOnly) {
                    commits.record(System.nanoTime() - committing);
                }
            } catch (RuntimeException | SQLException e) {
                rollBack(connection, e);
                throw e;
            } catch (Error e) {
                rollBack(connection, e);
                throw new IllegalStateException("a transaction broke down", e);
            }
            AfterCommit.run(List.copyOf(tx.afterCommitActions()));
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    private Deadline deadline(boolean readOnly) {
        return readOnly && background != this ? Deadline.in(Databases.READ_LIMIT) : Deadline.NONE;
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and its transaction with it.
            cause.addSuppressed(e);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to write", e);
        }
    }

    private static boolean isRepeatable(DatabaseException e) {
        // A failure to get a free connection has no SQLSTATE.
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && REPEATABLE.contains(cause.getSQLState());
    }

    /** Checks once a second whether a transaction can be written. */
    private void probe() {
        while (!closed) {
            try {
                probed.run(
                        tx -> tx.sql("SELECT pg_current_xact_id()::text")
                                .first(row -> row.textOf("pg_current_xact_id")),
                        false);
                if (problem.getAndSet(null) != null) {
                    LOG.atInfo().log("PostgreSQL answers again");
                }
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                if (problem.getAndSet("PostgreSQL does not answer: " + e.getMessage()) == null) {
                    LOG.atError().setCause(e).log("PostgreSQL does not answer");
                }
            }
            try {
                Thread.sleep(PROBE_MILLIS);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }
}
