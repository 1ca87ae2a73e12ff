package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.metrics.Metrics;
import org.groundswell.metrics.Scrape;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The metrics of reads and writes have the right values. */
@OnEveryDatabase
class WriterMetersTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final Metrics metrics = new Metrics();
    private Database database;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        database.writing(tx -> {
            tx.sql("CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT NOT NULL)")
                    .run();
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
    void eachSingleWriteIsACommit() {
        for (int i = 1; i <= 4; i++) {
            long id = i;
            database.writing(tx -> insert(tx, id));
        }
        assertThatThrownBy(() -> database.writing(_ -> {
                    throw new Refusal.NotFound();
                }))
                .isInstanceOf(Refusal.NotFound.class);

        // On SQLite even a failed write ends with a commit of its group, which is empty here.
        assertThat(value("groundswell_db_commits_seconds_count")).isEqualTo(kind == TestDatabase.SQLITE ? 5 : 4);
        assertThat(value("groundswell_db_commit_failures_total")).isZero();
    }

    @Test
    void eachReadWaitsForAConnectionOnceAndHoldsItWhileItRuns() {
        double before = Math.max(0, value("groundswell_db_connection_waits_seconds_count{pool=\"requests\"}"));
        double busy = database.read(_ -> value("groundswell_db_connections_busy{pool=\"requests\"}"));
        database.background().read(_ -> true);

        assertThat(busy).isEqualTo(1);
        assertThat(value("groundswell_db_connections_busy{pool=\"requests\"}")).isZero();
        assertThat(value("groundswell_db_connection_waits_seconds_count{pool=\"requests\"}") - before)
                .isEqualTo(1);
        assertThat(value("groundswell_db_connection_waits_seconds_count{pool=\"background\"}"))
                .isEqualTo(1);
    }

    private static void insert(Tx tx, long id) {
        tx.sql("INSERT INTO thing (id, word) VALUES (:id, 'whole')")
                .set("id", id)
                .run();
    }
}
