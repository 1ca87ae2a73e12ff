package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.groundswell.Postgres;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of an earlier version, brought up to date: nothing is lost, and numbers are as they are counted now. */
class MigrationTest {
    private static final String BEFORE_POSITIONS = "13";

    @TempDir
    Path directory;

    @Test
    void anOldSqliteLogAndItsCursorsGoOn() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite");
        execute(
                url,
                "INSERT INTO event (seq, at, kind, payload) VALUES (4, 1, 'a', '{}'), (5, 1, 'b', '{}'), (6, 1, 'c', '{}')",
                "INSERT INTO consumer (name, tx, seq) VALUES ('half', 0, 5)");
        try (Database database = Databases.open(directory, "")) {
            assertThat(positions(database)).containsExactly("4 a", "5 b", "6 c");
            assertThat(cursor(database, "half")).isEqualTo(5);
        }
    }

    @Test
    void anOldPostgresLogKeepsItsOrderAndItsCursorsTheirPlace() throws IOException, SQLException {
        try (Postgres postgres = new Postgres()) {
            String url =
                    Optional.ofNullable(postgres.with(Map.of()).get(Setting.DB)).orElseThrow();
            migrate(url, "postgresql");
            // Read in the order of (transaction, sequence): a c b. The first three are gone already.
            execute(
                    url,
                    "INSERT INTO event (tx, seq, at, kind, payload) VALUES"
                            + " (900, 4, 1, 'a', '{}'), (905, 5, 1, 'b', '{}'), (903, 6, 1, 'c', '{}'), (906, 7, 1, 'd', '{}')",
                    "INSERT INTO consumer (name, tx, seq) VALUES ('half', 903, 6), ('none', 0, 0), ('all', 906, 7)");
            try (Database database = Databases.open(directory, url)) {
                assertThat(positions(database)).containsExactly("4 a", "5 c", "6 b", "7 d");
                assertThat(cursor(database, "half")).isEqualTo(5);
                assertThat(cursor(database, "none")).isZero();
                assertThat(cursor(database, "all")).isEqualTo(7);
                assertThat(database.<Long>read(
                                tx -> tx.sql("SELECT last FROM event_position").number()))
                        .isEqualTo(7);
            }
        }
    }

    @Test
    void whatOnlySomeMaySeeIsNoLongerCounted() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite");
        String status = "INSERT INTO status (id, account_id, local, visibility, text, html, in_reply_to_id) VALUES ";
        execute(
                url,
                "INSERT INTO account (id, username, username_key, domain, created_at) VALUES (1, 'a', 'a', '', 1)",
                "INSERT INTO account_count (account_id, statuses, last_status_at) VALUES (1, 4, 900)",
                status + "(6553600, 1, 1, 0, '', '', NULL)",
                status + "(6553601, 1, 1, 1, '', '', 6553600)",
                status + "(6553602, 1, 1, 2, '', '', 6553600)",
                status + "(58982400, 1, 1, 3, '', '', 6553600)",
                "UPDATE status SET replies = 3 WHERE id = 6553600");
        try (Database database = Databases.open(directory, "")) {
            assertThat(database.<List<String>>read(tx -> tx.sql("SELECT statuses, last_status_at FROM account_count")
                            .list(row -> row.longOf("statuses") + " until " + row.longOf("last_status_at"))))
                    .containsExactly("2 until 100");
            assertThat(database.<Long>read(tx -> tx.sql("SELECT replies FROM status WHERE id = 6553600")
                            .number()))
                    .isEqualTo(1);
        }
    }

    private static void migrate(String url, String dialect) {
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect)
                .target(BEFORE_POSITIONS)
                .load()
                .migrate();
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> positions(Database database) {
        return database.read(tx -> tx.sql("SELECT position, kind FROM event ORDER BY position")
                .list(row -> row.longOf("position") + " " + row.textOf("kind")));
    }

    private static long cursor(Database database, String consumer) {
        return database.read(tx -> tx.sql("SELECT position FROM consumer WHERE name = :name")
                .set("name", consumer)
                .number());
    }
}
