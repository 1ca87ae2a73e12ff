package org.groundswell;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.config.Setting;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;

/** The databases that tests run on. PostgreSQL is started once a run; every database that is opened is new and empty. */
public enum TestDatabase {
    SQLITE {
        @Override
        String url() {
            return "";
        }
    },
    POSTGRES {
        @Override
        String url() {
            return Server.newDatabase();
        }
    };

    /** A new database: its address for {@code --db}. */
    abstract String url();

    /** Settings for a server on a new database. */
    public Map<Setting, String> settings(Map<Setting, String> others) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.putAll(others);
        settings.put(Setting.DB, url());
        return settings;
    }

    /** Opens a new database. */
    public Database open(Path directory) {
        return Databases.open(directory, url());
    }

    /** Started when the first test asks for it; it stops with the Java process. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String newDatabase() {
            String name = "shared" + DATABASES.incrementAndGet();
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return POSTGRES.getJdbcUrl("postgres", name);
        }
    }
}
