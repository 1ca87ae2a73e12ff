package org.groundswell.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * SQLite in one file, in WAL mode with {@code synchronous=FULL}: a commit that returned survives a power cut.
 *
 * <p>Writes go through the {@link GroupCommit} thread, the only one that writes. Reads have connections of their own and
 * never wait for it. Another process may use the same file: SQLite's lock decides who writes, for at most a group at a
 * time.
 */
final class SqliteDatabase implements Database {
    private static final int READERS = 4;
    /**
     * The writer's pages. More would be slower: at the end of nearly every transaction SQLite looks at all of them for
     * pages past the file's end, since it numbers pages up there while it reorders them (balance_nonroot).
     */
    private static final String WRITERS_CACHE = "cache_size=-16000";

    private static final int BUSY_TIMEOUT_MILLIS = 30_000;

    private record Reader(Connection connection, Statements statements) {}

    /** The one returned last is lent first: what it has read is most likely still good. */
    private final BlockingDeque<Reader> readers = new LinkedBlockingDeque<>(READERS);

    private final List<Reader> allReaders = new ArrayList<>();
    private final GroupCommit writer;

    SqliteDatabase(Path file) {
        try {
            writer = new GroupCommit(open(file, "synchronous=FULL", WRITERS_CACHE, "wal_autocheckpoint=32000"));
            for (int i = 0; i < READERS; i++) {
                Connection connection = open(file, "query_only=ON", "cache_size=-4000");
                Reader reader = new Reader(connection, new Statements(connection));
                allReaders.add(reader);
                readers.add(reader);
            }
        } catch (SQLException e) {
            throw new DatabaseException("can't open " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        Reader reader = borrow();
        try {
            execute(reader.statements(), "BEGIN");
            try {
                return work.apply(new Tx(reader.statements(), Dialect.SQLITE));
            } finally {
                execute(reader.statements(), "COMMIT");
            }
        } finally {
            readers.addFirst(reader);
        }
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() {
        writer.close();
        try {
            for (Reader reader : allReaders) {
                reader.connection().close();
            }
        } catch (SQLException e) {
            throw new DatabaseException("can't close the database: " + e.getMessage(), e);
        }
    }

    private Reader borrow() {
        try {
            return readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a connection", e);
        }
    }

    static void execute(Statements statements, String sql) {
        try {
            statements.of(sql).statement().executeUpdate();
        } catch (SQLException e) {
            throw DatabaseException.of(sql, e);
        }
    }

    private static Connection open(Path file, String... pragmas) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Whoever uses a connection has it alone, so it needs no lock of its own around every call.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Otherwise the driver asks for the last row id after every change, in a statement it prepares each time.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        // We say BEGIN and COMMIT ourselves. Where the driver thinks it should, it tries a BEGIN after every single
        // change.
        ((SQLiteConnection) connection).getConnectionConfig().setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        }
        return connection;
    }
}
