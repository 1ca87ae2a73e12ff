package org.groundswell.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Opens a database and brings its tables up to date. */
public final class Databases {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /**
     * A page's size counts only when the file is made. A post touches a handful of pages whatever their size, and all of
     * them are written to disk before it is answered: small ones make that half as much.
     */
    private static final String FIRST_PRAGMAS = "?busy_timeout=30000&page_size=2048";

    /** A page that takes longer than this to read is of no use to anybody, and keeps others waiting. */
    static final Duration READ_LIMIT = Duration.ofSeconds(10);

    private static final String FILE = "groundswell.db";
    private static final String LOCK = "migration.lock";

    private Databases() {}

    /**
     * @param url {@code jdbc:postgresql://...}, or empty for SQLite in the data directory
     * @throws DatabaseException if it can't be opened, or is of another kind
     */
    public static Database open(Path dataDirectory, String url) {
        if (url.startsWith(POSTGRESQL)) {
            PostgresDatabase database = new PostgresDatabase(url);
            migrate(Flyway.configure().dataSource(database.unlimitedPool()), "postgresql");
            return database;
        }
        if (!url.isEmpty()) {
            throw new DatabaseException(
                    "the database address must begin with " + POSTGRESQL + "// (leave it out for SQLite): " + url,
                    null);
        }
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new DatabaseException("can't create the data directory " + dataDirectory + ": " + e.getMessage(), e);
        }
        Path file = dataDirectory.resolve(FILE);
        migrateAlone(dataDirectory, file);
        return new SqliteDatabase(file);
    }

    /** Two processes that bring the same file up to date would find each other's locks, and one would give up. */
    private static void migrateAlone(Path dataDirectory, Path file) {
        try (FileChannel channel = FileChannel.open(
                        dataDirectory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            migrate(Flyway.configure().dataSource("jdbc:sqlite:" + file + FIRST_PRAGMAS, "", ""), "sqlite");
        } catch (IOException e) {
            throw new DatabaseException("can't lock " + dataDirectory.resolve(LOCK) + ": " + e.getMessage(), e);
        }
    }

    private static void migrate(FluentConfiguration flyway, String dialect) {
        flyway.locations("classpath:db/migration/common", "classpath:db/migration/" + dialect)
                .javaMigrations(new TagKeyMigration())
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
