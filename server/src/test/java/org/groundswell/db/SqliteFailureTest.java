package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.groundswell.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures of SQLite: after each, the next operation that should succeed does. */
class SqliteFailureTest {
    private static final String ENDLESS = """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n
            """;

    @TempDir
    Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(directory.resolve("test.db"), Duration.ofMillis(300));
        database.writing(tx -> tx.sql("CREATE TABLE thing (id INTEGER PRIMARY KEY, word TEXT NOT NULL)")
                .run());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A full disk is simulated by a limit on the file's pages, which SQLite reports in the same way. */
    @Test
    void writesFailOnAFullDiskAndRecoverWhenThereIsRoom() throws SQLException {
        AtomicLong most = new AtomicLong(
                database.<Long>write(tx -> tx.sql("PRAGMA page_count").number()));
        Path file = directory.resolve("test.db");
        AtomicBoolean room = new AtomicBoolean();
        GroupCommit writer = new GroupCommit(
                () -> SqliteDatabase.open(file, "max_page_count=" + most.get(), "synchronous=FULL"), room::get);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> writer.write(inserting("x".repeat(20_000))))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.isTemporary()).isTrue())
                    .hasMessageContaining("SQLITE_FULL");
        }
        assertThat(writer.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("the last commit failed: ")
                        .contains("SQLITE_FULL")
                        .doesNotContain("INSERT"));
        assertThat(count()).isZero();

        most.set(1_000_000);
        writer.write(tx -> tx.sql("PRAGMA max_page_count = 1000000").number());

        // The recovery is detected without another write.
        await().untilAsserted(() -> assertThat(writer.problem()).isEmpty());
        writer.write(inserting("x".repeat(20_000)));
        assertThat(count()).isEqualTo(1);
        assertThat(checkpointPages(writer))
                .as("no checkpoint while there is no room for all of it")
                .isZero();
        room.set(true);
        assertThat(checkpointPages(writer)).isEqualTo(GroupCommit.CHECKPOINT_PAGES);
        writer.close();
    }

    @Test
    void aWriteThatFindsTheDatabaseLockedFailsAndTheNextSucceeds() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("test.db"));
                Statement statement = other.createStatement()) {
            database.writing(tx -> tx.sql("PRAGMA busy_timeout = 50").number());
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> insert("locked out"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.isTemporary()).isTrue());
            statement.execute("ROLLBACK");
        }
        insert("free");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aStatementThatFailedOnceWorksAgain() {
        insert("one");
        String like = "SELECT count(*) FROM thing WHERE word LIKE :pattern";
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> database.read(tx ->
                            tx.sql(like).set("pattern", "a".repeat(60_000)).number()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("too complex");
        }
        for (int i = 0; i < 8; i++) {
            assertThat(database.<Long>read(
                            tx -> tx.sql(like).set("pattern", "on%").number()))
                    .isEqualTo(1);
        }
    }

    @Test
    void aReadThatTakesTooLongIsInterruptedAndItsConnectionReused() {
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> database.read(tx -> tx.sql(ENDLESS).number()))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.isTemporary()).isTrue());
        }
        insert("one");
        for (int i = 0; i < 8; i++) {
            assertThat(count()).isEqualTo(1);
        }
    }

    @Test
    void aReadOfManyQuickStatementsIsInterruptedToo() {
        assertThatThrownBy(() -> database.read(tx -> {
                    while (true) {
                        tx.sql("SELECT 1").number();
                    }
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.isTemporary()).isTrue());
    }

    @Test
    void backgroundReadsContinueWhileAllOtherConnectionsAreInUse() throws Exception {
        insert("one");
        CountDownLatch taken = new CountDownLatch(4);
        CountDownLatch go = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                people.submit(() -> database.read(tx -> {
                    taken.countDown();
                    return waitFor(go);
                }));
            }
            assertThat(taken.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Future<Long> background = people.submit(() -> database.background()
                    .<Long>read(tx -> tx.sql("SELECT count(*) FROM thing").number()));
            assertThat(background.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1);
            assertThatThrownBy(this::count)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("too many reads");
            go.countDown();
        }
    }

    @Test
    void aFailingAfterCommitActionDoesNotFailTheWrite() {
        AtomicInteger others = new AtomicInteger();
        database.writing(tx -> {
            tx.sql("INSERT INTO thing (word) VALUES ('durable')").run();
            tx.afterCommit(() -> {
                throw new IllegalStateException("too late to matter");
            });
            tx.afterCommit(others::incrementAndGet);
        });
        assertThat(count()).isEqualTo(1);
        assertThat(others).hasValue(1);
        insert("and the next");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aConnectionLostByTheWriterIsReplaced() {
        assertThatThrownBy(() -> database.writing(tx -> {
                    // Ends the transaction without the writer's knowledge, as SQLite does by itself on some errors.
                    tx.sql("ROLLBACK").run();
                    throw new IllegalStateException("lost");
                }))
                .isInstanceOf(RuntimeException.class);
        insert("next");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void writesThatRaceWithClosingAreCompletedOrFail() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(20);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                people.submit(() -> {
                    try {
                        while (true) {
                            insert("again");
                            written.incrementAndGet();
                            begun.countDown();
                        }
                    } catch (DatabaseException closed) {
                        refused.incrementAndGet();
                    }
                    return true;
                });
            }
            assertThat(begun.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            database.close();
        }
        assertThat(refused).hasValue(20);
        database = new SqliteDatabase(directory.resolve("test.db"));
        assertThat(count()).isEqualTo(written.get());
    }

    @Test
    void aTransactionInsideAnotherIsRefused() {
        assertThatThrownBy(() -> database.read(_ -> count()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside");
        assertThatThrownBy(() -> database.write(_ -> count()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside");
        assertThatThrownBy(() -> database.read(_ -> database.write(_ -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside");
    }

    private static long checkpointPages(GroupCommit writer) {
        return writer.<Long>write(tx -> tx.sql("PRAGMA wal_autocheckpoint").number());
    }

    private void insert(String word) {
        database.write(inserting(word));
    }

    private static Function<Tx, Integer> inserting(String word) {
        return tx -> tx.sql("INSERT INTO thing (word) VALUES (:word)")
                .set("word", word)
                .run();
    }

    private long count() {
        return database.read(tx -> tx.sql("SELECT count(*) FROM thing").number());
    }

    private static boolean waitFor(CountDownLatch go) {
        try {
            return go.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
