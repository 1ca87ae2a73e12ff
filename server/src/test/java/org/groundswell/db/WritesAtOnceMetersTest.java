package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.TestDatabase;
import org.groundswell.metrics.Metrics;
import org.groundswell.metrics.Scrape;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of SQLite's write groups, and of PostgreSQL's deadlocks. */
class WritesAtOnceMetersTest {
    private static final int OTHERS = 5;

    @TempDir
    Path directory;

    private final Metrics metrics = new Metrics();
    private Database database;

    private void open(TestDatabase kind) {
        database = kind.open(directory);
        database.writing(tx -> {
            tx.sql("CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT NOT NULL)")
                    .run();
            insert(tx, 1001);
            insert(tx, 1002);
        });
        database.meter(metrics);
    }

    @AfterEach
    void close() {
        database.close();
        metrics.close();
    }

    private double value(String name) {
        return Scrape.read(metrics.scrape()).value(name);
    }

    @Test
    void concurrentWritesAreOneCommitAndAFailureIsARerun() throws Exception {
        open(TestDatabase.SQLITE);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.submit(() -> database.write(_ -> hold(begun, go)));
            begun.await();
            for (long i = 1; i < OTHERS; i++) {
                long id = i;
                people.submit(() -> database.writing(tx -> insert(tx, id)));
            }
            await().until(() -> value("groundswell_db_writes_waiting") == OTHERS - 1);
            // The last of the group: commands behind one that fails are left to the next group.
            people.submit(() -> database.write(tx -> {
                insert(tx, OTHERS);
                throw new Refusal.Conflict("error.post.repeated");
            }));
            await().until(() -> value("groundswell_db_writes_waiting") == OTHERS);
            go.countDown();
        }

        assertThat(value("groundswell_db_commits_seconds_count")).isEqualTo(1);
        assertThat(value("groundswell_db_group_commands_count")).isEqualTo(1);
        assertThat(value("groundswell_db_group_commands_sum")).isEqualTo(OTHERS + 1);
        assertThat(value("groundswell_db_group_reruns_total")).isEqualTo(1);
        assertThat(value("groundswell_db_writes_waiting")).isZero();
    }

    @Test
    void aTransactionInADeadlockIsRepeated() throws Exception {
        open(TestDatabase.POSTGRES);
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int first = 1001; first <= 1002; first++) {
                long one = first;
                long other = 2003 - first;
                AtomicInteger tries = new AtomicInteger();
                answers.add(people.submit(() -> database.write(tx -> {
                    change(tx, one);
                    if (tries.incrementAndGet() == 1) {
                        meet(both);
                    }
                    change(tx, other);
                    return true;
                })));
            }
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }

        assertThat(value("groundswell_db_write_repeats_total")).isEqualTo(1);
        assertThat(value("groundswell_db_commits_seconds_count")).isEqualTo(2);
        assertThat(value("groundswell_db_commit_failures_total")).isZero();
    }

    private static boolean hold(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            go.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Tx tx, long id) {
        tx.sql("INSERT INTO thing (id, word) VALUES (:id, 'whole')")
                .set("id", id)
                .run();
    }

    private static void change(Tx tx, long id) {
        tx.sql("UPDATE thing SET word = 'changed' WHERE id = :id").set("id", id).run();
    }
}
