package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.groundswell.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migration of a database of an earlier version: nothing is lost, and counts are as they are computed now. */
class MigrationTest {
    private static final String BEFORE_POSITIONS = "13";
    private static final String BEFORE_TAG_KEYS = "24";
    private static final String BEFORE_FOREIGN_KEYS = "26";
    private static final String BEFORE_CONVERSATIONS = "44";
    private static final String BEFORE_FEATURED_TAGS = "77";

    /** Two tags that had different keys. Posts 7002 and 7005 have both; the event of 7005 is not counted yet. */
    private static final String[] TAGS = {
        "INSERT INTO account (id, username, username_key, domain, created_at) VALUES"
                + " (1, 'a', 'a', '', 1), (2, 'b', 'b', '', 1)",
        "INSERT INTO tag (id, key, posts, people) VALUES"
                + " (10, 'i\u0307zmir', 3, 3), (11, 'izmir', 2, 2), (12, 'straße', 1, 1), (13, 'garden', 1, 1)",
        "INSERT INTO tag_use (tag_id, status_id, account_id) VALUES (10, 7001, 1), (10, 7002, 2), (11, 7002, 2),"
                + " (11, 7003, 1), (10, 7004, 3), (10, 7005, 1), (11, 7005, 1), (12, 7001, 1), (13, 7001, 1)",
        "INSERT INTO tag_person (tag_id, account_id, posts) VALUES"
                + " (10, 1, 1), (10, 2, 1), (10, 3, 1), (11, 2, 1), (11, 1, 1), (12, 1, 1), (13, 1, 1)",
        "INSERT INTO tag_spelling (tag_id, spelling, posts) VALUES"
                + " (10, 'İzmir', 3), (11, 'Izmir', 2), (12, 'STRAẞE', 1), (13, 'garden', 1)",
        "INSERT INTO tag_follow (id, account_id, tag_id) VALUES (1, 1, 10), (2, 1, 11), (3, 2, 10)",
        "INSERT INTO consumer (name, position) VALUES ('tag-counts', 5)",
        "INSERT INTO trend_verdict (kind, subject, verdict, account_id, at) VALUES"
                + " ('tag', 'i\u0307zmir', 'withheld', 1, 6), ('tag', 'izmir', 'approved', 1, 5),"
                + " ('domain', 'i\u0307zmir', 'withheld', 1, 5)",
        "INSERT INTO alert_wish (account_id, kind, subject) VALUES"
                + " (1, 'tag', 'i\u0307zmir'), (1, 'tag', 'izmir'), (2, 'tag', 'i\u0307zmir')",
        "INSERT INTO alert (id, account_id, tag, kind, place, sentence) VALUES (1, 1, 'i\u0307zmir', 'world', '', '')",
        "INSERT INTO alert_told (account_id, tag, last_id) VALUES"
                + " (1, 'i\u0307zmir', 9), (1, 'izmir', 7), (2, 'i\u0307zmir', 3)",
        "INSERT INTO heard_use (tag, post, network, person, at) VALUES"
                + " ('i\u0307zmir', 'p1', 'n', 'a', 1), ('izmir', 'p1', 'n', 'a', 1), ('i\u0307zmir', 'p2', 'n', 'b', 1)",
        "INSERT INTO story (id, slug, tag, language, version, started_by) VALUES (1, 's', 'i\u0307zmir', 'tr', 1, 1)",
        "INSERT INTO tag_care (tag, account_id, at) VALUES ('i\u0307zmir', 1, 1), ('izmir', 1, 1)",
        "INSERT INTO tag_variant (tag, main, account_id, at) VALUES ('i\u0307zmir', 'smyrna', 1, 1), ('smirne', 'izmir', 1, 1)",
    };

    private static final String WAITING =
            " VALUES (5, 1, 'StatusPosted', '{\"id\":7002}'), (6, 1, 'StatusPosted', '{\"id\":7005}')";

    @TempDir
    Path directory;

    @Test
    void anOldSqliteLogAndItsCursorsAreKept() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_POSITIONS);
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
    void anOldPostgresLogKeepsItsOrderAndItsCursorsTheirPositions() throws SQLException {
        String url = TestDatabase.emptyPostgres();
        migrate(url, "postgresql", BEFORE_POSITIONS);
        // Events are ordered by (transaction, sequence): a c b. The first three have already been purged.
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

    @Test
    void statusesWithLimitedVisibilityAreNoLongerCounted() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_POSITIONS);
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

    /** A public thread with private replies, and a private one with an account of another server. */
    private static String[] threads(String here) {
        String status =
                "INSERT INTO status (id, account_id, local, visibility, text, html, in_reply_to_id, version) VALUES ";
        return new String[] {
            "INSERT INTO account (id, username, username_key, domain, created_at, version) VALUES"
                    + " (1, 'a', 'a', '', 1, 1), (2, 'b', 'b', '', 1, 1), (3, 'c', 'c', 'else.example', 1, 1)",
            status + "(100, 1, " + here + ", 0, '', '', NULL, 1)",
            status + "(101, 2, " + here + ", 3, '', '', 100, 1)",
            status + "(102, 1, " + here + ", 3, '', '', 101, 1)",
            status + "(103, 2, " + here + ", 0, '', '', 100, 1)",
            status + "(200, 1, " + here + ", 3, '', '', NULL, 1)",
            "INSERT INTO status_mention (status_id, account_id) VALUES (101, 1), (102, 2), (200, 3), (103, 1)",
        };
    }

    @Test
    void privateMentionsAreGatheredIntoReadConversationsOnSqlite() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_CONVERSATIONS);
        execute(url, threads("1"));
        try (Database database = Databases.open(directory, "")) {
            assertConversations(database);
        }
    }

    @Test
    void privateMentionsAreGatheredIntoReadConversationsOnPostgres() throws SQLException {
        String url = TestDatabase.emptyPostgres();
        migrate(url, "postgresql", BEFORE_CONVERSATIONS);
        execute(url, threads("TRUE"));
        try (Database database = Databases.open(directory, url)) {
            assertConversations(database);
        }
    }

    private static void assertConversations(Database database) {
        assertThat(texts(database, "SELECT id, conversation_id FROM status ORDER BY id", "id", "conversation_id"))
                .containsExactly("100 0", "101 100", "102 100", "103 100", "200 0");
        assertThat(texts(
                        database,
                        "SELECT account_id, conversation_id, status_id FROM conversation_entry ORDER BY 1, 3",
                        "account_id",
                        "conversation_id",
                        "status_id"))
                .containsExactly("1 100 101", "1 100 102", "1 200 200", "2 100 101", "2 100 102");
        assertThat(texts(
                        database,
                        "SELECT account_id, conversation_id, last_read_id FROM conversation_read ORDER BY 1, 2",
                        "account_id",
                        "conversation_id",
                        "last_read_id"))
                .containsExactly("1 100 102", "1 200 200", "2 100 102");
    }

    /** The rows of a query, each as its numbers with a space between. */
    private static List<String> texts(Database database, String sql, String... columns) {
        return database.read(tx -> tx.sql(sql)
                .list(row -> Arrays.stream(columns)
                        .map(column -> Long.toString(row.longOf(column)))
                        .collect(Collectors.joining(" "))));
    }

    @Test
    void tagsWithTheSameKeyNowAreMergedOnSqlite() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_TAG_KEYS);
        execute(url, TAGS);
        execute(url, "INSERT INTO event (position, at, kind, payload)" + WAITING);
        try (Database database = Databases.open(directory, "")) {
            assertTagsAreMerged(database);
        }
    }

    @Test
    void tagsWithTheSameKeyNowAreMergedOnPostgres() throws SQLException {
        String url = TestDatabase.emptyPostgres();
        migrate(url, "postgresql", BEFORE_TAG_KEYS);
        execute(url, TAGS);
        execute(url, "INSERT INTO event (position, at, kind, payload)" + WAITING);
        try (Database database = Databases.open(directory, url)) {
            assertTagsAreMerged(database);
        }
    }

    /** Posts of every visibility, one of them hidden by a suspension, and a tag that no public post has. */
    private static String[] taggedPosts(String here) {
        String status = "INSERT INTO status (id, account_id, local, visibility, restored_visibility, text, html, tags,"
                + " version, conversation_id) VALUES ";
        return new String[] {
            "INSERT INTO account (id, username, username_key, domain, created_at, version) VALUES"
                    + " (1, 'a', 'a', '', 1, 1), (2, 'b', 'b', '', 1, 1)",
            "INSERT INTO tag (id, key, posts, people) VALUES (10, 'garden', 1, 1)",
            status + "(100, 1, " + here + ", 0, NULL, '', '', 'Garden', 1, 0)",
            status + "(101, 1, " + here + ", 1, NULL, '', '', 'GARDEN İzmir', 1, 0)",
            status + "(102, 1, " + here + ", 2, NULL, '', '', 'izmir', 1, 0)",
            status + "(103, 1, " + here + ", 3, NULL, '', '', 'secret', 1, 0)",
            status + "(104, 2, " + here + ", 4, 0, '', '', 'garden', 1, 0)",
            status + "(105, 2, " + here + ", 4, 3, '', '', 'secret', 1, 0)",
            "INSERT INTO tag_use (tag_id, status_id, account_id) VALUES (10, 100, 1)",
        };
    }

    @Test
    void theTagsOfAccountsPostsAreFoundOnSqlite() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_FEATURED_TAGS);
        execute(url, taggedPosts("1"));
        try (Database database = Databases.open(directory, "")) {
            assertAccountTags(database);
        }
    }

    @Test
    void theTagsOfAccountsPostsAreFoundOnPostgres() throws SQLException {
        String url = TestDatabase.emptyPostgres();
        migrate(url, "postgresql", BEFORE_FEATURED_TAGS);
        execute(url, taggedPosts("TRUE"));
        try (Database database = Databases.open(directory, url)) {
            assertAccountTags(database);
        }
    }

    private static void assertAccountTags(Database database) {
        assertThat(rows(database, """
                        SELECT u.account_id AS a, t.key AS b, u.status_id AS c
                          FROM account_tag_use u JOIN tag t ON t.id = u.tag_id ORDER BY u.status_id, t.key
                        """))
                .containsExactly("1 garden 100", "1 garden 101", "1 izmir 101", "1 izmir 102", "2 garden 104");
        assertThat(rows(database, "SELECT key AS a, posts AS b, '' AS c FROM tag ORDER BY key"))
                .containsExactly("garden 1 ", "izmir 0 ");
    }

    /** An account with its login and session, and rows of account 8, which does not exist any more. */
    private static final String[] ORPHANS = {
        "INSERT INTO account (id, username, username_key, domain, created_at) VALUES (7, 'a', 'a', '', 1)",
        "INSERT INTO login (account_id, email, password_hash, role, approved, created_at) VALUES"
                + " (7, 'a@b.example', 'h', 'user', TRUE, 5), (8, 'c@b.example', 'h', 'user', TRUE, 1)",
        "INSERT INTO session (token_hash, account_id, created_at) VALUES ('s7', 7, 6), ('s8', 8, 1)",
        "INSERT INTO known_network (account_id, network_hash, at) VALUES (7, 'n', 7), (8, 'n', 1)",
        "INSERT INTO oauth_code (code_hash, app_id, account_id, redirect_uri, scopes, expires_at, used, token_hash) VALUES"
                + " ('c7', 0, 7, 'r', 's', 8, TRUE, 't'), ('c8', 0, 8, 'r', 's', 1, TRUE, 't')",
        "INSERT INTO alert_wish (account_id, kind, subject) VALUES (7, 'tag', 'x'), (8, 'tag', 'x')",
        "INSERT INTO alert_reader (account_id, seen, feed_key) VALUES (7, 9, 'f7'), (8, 1, 'f8')",
        "INSERT INTO not_quoted (account_id) VALUES (7), (8)",
        "INSERT INTO import_missing (uri, status_id) VALUES ('u', 9)",
    };

    @Test
    void rowsOfDeletedAccountsAreRemovedBeforeForeignKeysAreAddedOnSqlite() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("groundswell.db");
        migrate(url, "sqlite", BEFORE_FOREIGN_KEYS);
        execute(url, ORPHANS);
        try (Database database = Databases.open(directory, "")) {
            assertOrphansAreGone(database);
        }
    }

    @Test
    void rowsOfDeletedAccountsAreRemovedBeforeForeignKeysAreAddedOnPostgres() throws SQLException {
        String url = TestDatabase.emptyPostgres();
        migrate(url, "postgresql", BEFORE_FOREIGN_KEYS);
        execute(url, ORPHANS);
        try (Database database = Databases.open(directory, url)) {
            assertOrphansAreGone(database);
        }
    }

    private static void assertOrphansAreGone(Database database) {
        assertThat(rows(database, "SELECT account_id AS a, email AS b, created_at AS c FROM login"))
                .containsExactly("7 a@b.example 5");
        assertThat(rows(database, "SELECT account_id AS a, token_hash AS b, created_at AS c FROM session"))
                .containsExactly("7 s7 6");
        assertThat(rows(database, "SELECT account_id AS a, network_hash AS b, at AS c FROM known_network"))
                .containsExactly("7 n 7");
        assertThat(rows(database, "SELECT account_id AS a, token_hash AS b, expires_at AS c FROM oauth_code"))
                .containsExactly("7 t 8");
        assertThat(rows(database, "SELECT account_id AS a, kind AS b, subject AS c FROM alert_wish"))
                .containsExactly("7 tag x");
        assertThat(rows(database, "SELECT account_id AS a, feed_key AS b, '' AS c FROM alert_reader"))
                .containsExactly("7 f7 ");
        assertThat(rows(database, "SELECT account_id AS a, '' AS b, '' AS c FROM not_quoted"))
                .containsExactly("7  ");
        assertThat(rows(database, "SELECT uri AS a, status_id AS b, '' AS c FROM import_missing"))
                .isEmpty();
    }

    private static void assertTagsAreMerged(Database database) {
        assertThat(rows(database, "SELECT key AS a, posts AS b, people AS c FROM tag ORDER BY key"))
                .containsExactly("garden 1 1", "izmir 4 3", "strasse 1 1");
        assertThat(
                        rows(
                                database,
                                "SELECT account_id AS a, posts AS b, '' AS c FROM tag_person WHERE tag_id = 11 ORDER BY account_id"))
                .containsExactly("1 2 ", "2 1 ", "3 1 ");
        assertThat(rows(
                        database,
                        "SELECT tag_id AS a, status_id AS b, '' AS c FROM tag_use WHERE tag_id < 12 ORDER BY 2"))
                .containsExactly("11 7001 ", "11 7002 ", "11 7003 ", "11 7004 ", "11 7005 ");
        assertThat(rows(database, "SELECT tag_id AS a, spelling AS b, posts AS c FROM tag_spelling ORDER BY 1, 3"))
                .containsExactly("11 Izmir 2", "11 İzmir 3", "12 STRAẞE 1", "13 garden 1");
        assertThat(rows(database, "SELECT tag_id AS a, account_id AS b, '' AS c FROM tag_follow ORDER BY 2"))
                .containsExactly("11 1 ", "11 2 ");
        assertThat(rows(database, "SELECT kind AS a, subject AS b, verdict AS c FROM trend_verdict ORDER BY 1"))
                .containsExactly("domain i\u0307zmir withheld", "tag izmir withheld");
        assertThat(rows(database, "SELECT account_id AS a, subject AS b, '' AS c FROM alert_wish ORDER BY 1"))
                .containsExactly("1 izmir ", "2 izmir ");
        assertThat(rows(database, "SELECT account_id AS a, tag AS b, last_id AS c FROM alert_told ORDER BY 1"))
                .containsExactly("1 izmir 9", "2 izmir 3");
        assertThat(rows(database, "SELECT post AS a, tag AS b, '' AS c FROM heard_use ORDER BY 1"))
                .containsExactly("p1 izmir ", "p2 izmir ");
        assertThat(rows(database, "SELECT tag AS a, main AS b, '' AS c FROM tag_variant ORDER BY 1"))
                .containsExactly("izmir smyrna ", "smirne smyrna ");
        assertThat(
                        rows(
                                database,
                                "SELECT (SELECT tag FROM alert) AS a, (SELECT tag FROM story) AS b, (SELECT tag FROM tag_care) AS c"))
                .containsExactly("izmir izmir izmir");
    }

    private static List<String> rows(Database database, String sql) {
        return database.read(
                tx -> tx.sql(sql).list(row -> row.textOf("a") + " " + row.textOf("b") + " " + row.textOf("c")));
    }

    private static void migrate(String url, String dialect, String version) {
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect)
                .javaMigrations(new TagKeyMigration())
                .target(version)
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
