package org.groundswell;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.groundswell.config.Setting;

/** A PostgreSQL of a test class's own, with an empty database for each of its tests. */
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private int databases;

    public Postgres() throws IOException {
        this.server = EmbeddedPostgres.builder().start();
    }

    /** Some settings, and a database that is empty. */
    public Map<Setting, String> with(Map<Setting, String> settings) {
        String name = "test" + databases++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<Setting, String> more = new EnumMap<>(Setting.class);
        more.putAll(settings);
        more.put(Setting.DB, server.getJdbcUrl("postgres", name));
        return more;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
