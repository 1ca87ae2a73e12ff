package org.groundswell.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.groundswell.metrics.Meters;
import org.groundswell.metrics.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * A pool of read connections. A transaction that takes too long is interrupted, and its connection reused; a connection
 * that can't end its transaction is replaced.
 */
final class SqliteReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);
    private static final long LOOK_MILLIS = 250;

    private final GroupCommit.Connector connector;
    private final Duration limit;
    /** Last in, first out: the page cache of the connection returned last is the most likely to be still valid. */
    private final BlockingDeque<Reader> free;

    private final List<Reader> all = new ArrayList<>();
    private final Thread watchdog;
    private volatile boolean closed;
    private volatile Recorder waits = Recorder.NONE;

    /** @param limit the time limit of a transaction, and of the wait for a free connection; zero for no limit */
    SqliteReaders(GroupCommit.Connector connector, int count, Duration limit) throws SQLException {
        this.connector = connector;
        this.limit = limit;
        this.free = new LinkedBlockingDeque<>(count);
        for (int i = 0; i < count; i++) {
            Reader reader = new Reader(connector.open());
            all.add(reader);
            free.add(reader);
        }
        this.watchdog = Thread.ofVirtual().name("sqlite-read-limit").unstarted(this::watch);
        if (!limit.isZero()) {
            watchdog.start();
        }
    }

    void meter(Meters meters, String pool) {
        waits = WriterMeters.waits(meters, pool);
    }

    /** The number of connections in use. */
    int busy() {
        return all.size() - free.size();
    }

    <T> T read(Function<Tx, T> work) {
        long begun = System.nanoTime();
        Reader reader = borrow();
        waits.record(System.nanoTime() - begun);
        try {
            Tx tx = reader.begin(Deadline.in(limit));
            try {
                return work.apply(tx);
            } finally {
                reader.end();
            }
        } finally {
            free.addFirst(reader);
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        watchdog.interrupt();
        for (Reader reader : all) {
            reader.connection.close();
        }
    }

    private Reader borrow() {
        if (closed) {
            throw DatabaseException.temporary("the database is closed");
        }
        try {
            if (limit.isZero()) {
                return free.take();
            }
            Reader reader = free.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (reader == null) {
                throw DatabaseException.temporary("too many reads are waiting");
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a connection", e);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                all.forEach(Reader::interruptIfLate);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection, and the deadline of its current transaction. */
    private final class Reader {
        // Guarded by this: an interruption must not hit the next transaction.
        private Connection connection;
        private Deadline deadline = Deadline.NONE;
        // Used by the borrower only.
        private Statements statements;
        private boolean broken;

        Reader(Connection connection) {
            this.connection = connection;
            this.statements = new Statements(connection);
        }

        Tx begin(Deadline until) {
            if (broken) {
                replace();
            }
            synchronized (this) {
                deadline = until;
            }
            try {
                statements.execute("BEGIN");
                return new Tx(statements, Dialect.SQLITE, until);
            } catch (DatabaseException e) {
                broken = true;
                throw e;
            }
        }

        void end() {
            synchronized (this) {
                deadline = Deadline.NONE;
            }
            try {
                statements.execute("COMMIT");
            } catch (DatabaseException e) {
                // An interrupted transaction may have ended by itself. It has written nothing, so nothing is lost.
                LOG.atDebug().setCause(e).log("a read could not be ended; its connection will be replaced");
                broken = true;
            }
        }

        synchronized void interruptIfLate() {
            if (!deadline.hasPassed()) {
                return;
            }
            try {
                ((SQLiteConnection) connection).getDatabase().interrupt();
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("can't interrupt a read");
            }
        }

        private synchronized void replace() {
            try {
                connection.close();
                connection = connector.open();
                statements = new Statements(connection);
                broken = false;
            } catch (SQLException e) {
                throw new DatabaseException("can't open the database: " + e.getMessage(), e);
            }
        }
    }
}
