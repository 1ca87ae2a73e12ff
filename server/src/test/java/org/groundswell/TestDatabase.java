package org.groundswell;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.groundswell.config.Setting;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;

/**
 * The databases that tests run on. PostgreSQL is started once a run. Every database that is opened is new: a copy of one
 * with all tables, which takes a fraction of the time of the migrations that made them ({@code MigrationTest} runs them).
 */
public enum TestDatabase {
    SQLITE {
        @Override
        String url() {
            return "";
        }

        @Override
        void prepare(Path directory) {
            SqliteCopies.copyTo(directory);
        }
    },
    POSTGRES {
        @Override
        String url() {
            return Server.newDatabase();
        }

        @Override
        void prepare(Path directory) {}
    };

    /** A new database: its address for {@code --db}. */
    abstract String url();

    /** Puts a new database into a data directory, if it is there that this kind is kept, and none is there yet. */
    abstract void prepare(Path directory);

    /** Settings for a server on a new database. */
    public Map<Setting, String> settings(Map<Setting, String> others) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.putAll(others);
        settings.put(Setting.DB, url());
        return settings;
    }

    /** The address of a new PostgreSQL database without tables. */
    public static String emptyPostgres() {
        return Server.emptyDatabase();
    }

    /** Opens a new database; on SQLite, the one in this directory if there is one. */
    public Database open(Path directory) {
        prepare(directory);
        return Databases.open(directory, url());
    }

    /** The file with all tables, and its copies. */
    private static final class SqliteCopies {
        private static final String FILE = "groundswell.db";
        private static final byte[] MIGRATED = migrated();

        private static byte[] migrated() {
            try {
                Path directory = Files.createTempDirectory("migrated");
                Databases.open(directory, "").close();
                byte[] file = Files.readAllBytes(directory.resolve(FILE));
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path each : files.toList()) {
                        Files.delete(each);
                    }
                }
                Files.delete(directory);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void copyTo(Path directory) {
            Path file = directory.resolve(FILE);
            try {
                if (!Files.exists(file)) {
                    Files.createDirectories(directory);
                    Files.write(file, MIGRATED);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Started when the first test asks for it; it stops with the Java process. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();
        private static final String MIGRATED = migrated();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        /** Nothing it keeps has to survive a power cut. */
        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The name of the database that new ones are copies of. */
        private static String migrated() {
            String name = "migrated";
            execute("CREATE DATABASE " + name);
            Databases.open(Path.of(""), url(name)).close();
            return name;
        }

        static String newDatabase() {
            String name = "shared" + DATABASES.incrementAndGet();
            execute("CREATE DATABASE " + name + " TEMPLATE " + MIGRATED);
            return url(name);
        }

        static String emptyDatabase() {
            String name = "empty" + DATABASES.incrementAndGet();
            execute("CREATE DATABASE " + name);
            return url(name);
        }

        private static String url(String name) {
            return POSTGRES.getJdbcUrl("postgres", name);
        }

        private static void execute(String sql) {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
