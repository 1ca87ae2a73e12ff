package org.groundswell.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Opens a database and migrates its schema. */
public final class Databases {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /**
     * The page size takes effect only when the file is created. A post changes a handful of pages whatever their size,
     * and all of them are written to disk before the response: 2 KB pages halve that compared with SQLite's default of
     * 4 KB.
     */
    private static final String FIRST_PRAGMAS = "?busy_timeout=30000&page_size=2048";

    /** The time limit of a request's reads: nobody waits longer for a page, and its connection is needed by others. */
    static final Duration READ_LIMIT = Duration.ofSeconds(10);

    private static final String FILE = "groundswell.db";
    private static final String LOCK = "migration.lock";

    private Databases() {}

    /**
     * @param url {@code jdbc:postgresql://...}, or empty for SQLite in the data directory
     * @throws DatabaseException if it can't be opened, or is not a database of this program
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
        create(dataDirectory);
        Path file = dataDirectory.resolve(FILE);
        migrateAlone(dataDirectory, file);
        return new SqliteDatabase(file);
    }

    /**
     * Opens the database of a server that exists, for commands that change something of one.
     *
     * @throws DatabaseException also if there is none in the data directory
     */
    public static Database openExisting(Path dataDirectory, String url) {
        if (url.isEmpty() && !Files.exists(dataDirectory.resolve(FILE))) {
            throw new DatabaseException(
                    "there is no server in " + dataDirectory + "; name the directory of its data with --data", null);
        }
        return open(dataDirectory, url);
    }

    /** @throws DatabaseException if that can't be a directory */
    static void create(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new DatabaseException("can't create the data directory " + dataDirectory + ": " + reason(e), e);
        }
    }

    /** Why it failed. The message of most of these exceptions is the file's name alone. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "there is a file with this name";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> "the system does not allow it (" + failure + ")";
        };
    }

    /**
     * Migrates under a file lock. Two processes that migrate the same file would meet each other's database locks, and
     * one would give up.
     */
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
                .javaMigrations(new TagKeyMigration(), new AccountTagMigration())
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
