package org.groundswell.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.groundswell.metrics.Meters;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * SQLite in one file, in WAL mode with {@code synchronous=FULL}: a commit that returned survives a power cut.
 *
 * <p>Writes go through the {@link GroupCommit} thread, the only one that writes. Reads have connections of their own
 * and never wait for it. Another process may use the same file: SQLite's lock serialises the writers, and is held for
 * one group at a time.
 */
final class SqliteDatabase implements Database {
    private static final int READERS = 4;
    private static final int BACKGROUND_READERS = 4;
    /**
     * The writer's page cache. A larger one would be slower: at the end of nearly every transaction SQLite scans all of
     * it for pages past the end of the file, since it numbers pages there temporarily while rebalancing a B-tree
     * (balance_nonroot).
     */
    private static final String WRITERS_CACHE = "cache_size=-16000";

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private final GroupCommit writer;
    private final SqliteReaders readers;
    private final SqliteReaders backgroundReaders;
    private final Nesting nesting = new Nesting();
    private final Background background = new Background();

    SqliteDatabase(Path file) {
        this(file, Databases.READ_LIMIT);
    }

    /** @param readLimit how long a read in the foreground may take */
    SqliteDatabase(Path file, Duration readLimit) {
        GroupCommit.Connector reading = () -> open(file, "query_only=ON", "cache_size=-4000");
        try {
            // The writer first: it creates the file.
            writer = new GroupCommit(
                    () -> open(
                            file,
                            "synchronous=FULL",
                            "foreign_keys=ON",
                            WRITERS_CACHE,
                            "wal_autocheckpoint=" + GroupCommit.CHECKPOINT_PAGES),
                    () -> hasRoomForCheckpoint(file));
            readers = new SqliteReaders(reading, READERS, readLimit);
            backgroundReaders = new SqliteReaders(reading, BACKGROUND_READERS, Duration.ZERO);
        } catch (SQLException e) {
            throw new DatabaseException("can't open " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return read(readers, work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return nesting.in(() -> writer.write(work));
    }

    @Override
    public Database background() {
        return background;
    }

    @Override
    public Optional<String> problem() {
        return writer.problem();
    }

    @Override
    public void meter(Meters meters) {
        writer.meter(meters);
        readers.meter(meters, "requests");
        backgroundReaders.meter(meters, "background");
        meters.gauges(
                "groundswell.db.connections.busy",
                "Connections that are lent",
                "pool",
                () -> Map.of("requests", readers.busy(), "background", backgroundReaders.busy()));
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() {
        writer.close();
        try {
            readers.close();
            backgroundReaders.close();
        } catch (SQLException e) {
            throw new DatabaseException("can't close the database: " + e.getMessage(), e);
        }
    }

    private <T> T read(SqliteReaders from, Function<Tx, T> work) {
        if (writer.isWriterThread()) {
            throw new IllegalStateException("a read inside a write");
        }
        return nesting.in(() -> from.read(work));
    }

    /** The same database, read through other connections. */
    private final class Background implements Database {
        @Override
        public <T> T read(Function<Tx, T> work) {
            return SqliteDatabase.this.read(backgroundReaders, work);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            return SqliteDatabase.this.write(work);
        }

        @Override
        public Database background() {
            return this;
        }

        @Override
        public Optional<String> problem() {
            return SqliteDatabase.this.problem();
        }

        @Override
        public void meter(Meters meters) {
            SqliteDatabase.this.meter(meters);
        }

        @Override
        public Dialect dialect() {
            return Dialect.SQLITE;
        }

        @Override
        public void close() {
            // Closed with the database it belongs to.
        }
    }

    /** A checkpoint enlarges the file by at most the size of the write-ahead log. */
    private static boolean hasRoomForCheckpoint(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return !Files.exists(log) || Files.getFileStore(file).getUsableSpace() > Files.size(log);
    }

    static Connection open(Path file, String... pragmas) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // A connection has one user at a time, so it needs no lock of its own around every call.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Otherwise the driver queries the last row id after every change, with a statement that it prepares each time.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        // BEGIN and COMMIT are run explicitly. In the driver's own mode, it tries a BEGIN after every single change.
        ((SQLiteConnection) connection).getConnectionConfig().setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        }
        return connection;
    }
}
