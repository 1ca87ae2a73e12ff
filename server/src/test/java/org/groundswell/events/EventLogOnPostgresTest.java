package org.groundswell.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.TestDatabase;
import org.groundswell.config.Setting;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event log on PostgreSQL, with open transactions and restored dumps. */
class EventLogOnPostgresTest {
    private final InstantSource clock = InstantSource.system();
    private final String url = newDatabase();

    @TempDir
    Path directory;

    private Database database;
    private EventLog log;

    @BeforeEach
    void start() {
        database = Databases.open(directory, url);
        log = new EventLog(database, clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static String newDatabase() {
        return Optional.ofNullable(TestDatabase.POSTGRES.settings(Map.of()).get(Setting.DB))
                .orElseThrow();
    }

    private void append(long number) {
        database.writing(tx -> log.append(tx, new Event.Followed(new AccountId(number), new AccountId(0))));
    }

    /** For example a forgotten session, or a backup of another database of the same cluster. */
    @Test
    void aTransactionLeftOpenDelaysNoEvents() throws SQLException {
        String elsewhere = newDatabase();
        for (String open : List.of(elsewhere, url)) {
            try (Connection connection = DriverManager.getConnection(open);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SELECT pg_current_xact_id()");
                append(1);
                EventLogTest.Noting consumer = new EventLogTest.Noting("while " + open + " is open");
                Follower.catchUp(log, consumer);
                assertThat(consumer.recorded).isNotEmpty();
                connection.rollback();
            }
        }
    }

    @Test
    void aDumpRestoredIntoAYoungerClusterContinuesItsPositions() throws Exception {
        EventLogTest.Noting before = new EventLogTest.Noting("counting");
        append(1);
        append(2);
        Follower.catchUp(log, before);
        try (EmbeddedPostgres fresh = EmbeddedPostgres.start()) {
            String copy = fresh.getJdbcUrl("postgres", "postgres");
            try (Database restored = Databases.open(directory, copy)) {
                PostgresCopy.of(url, copy);
                EventLog restoredLog = new EventLog(restored, clock);
                restored.writing(tx -> restoredLog.append(tx, new Event.Followed(new AccountId(3), new AccountId(0))));
                EventLogTest.Noting after = new EventLogTest.Noting("counting");
                Follower.catchUp(restoredLog, after);
                assertThat(before.recorded).containsExactly(1L, 2L);
                assertThat(after.recorded).containsExactly(3L);
            }
        }
    }
}
