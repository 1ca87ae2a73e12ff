package org.groundswell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent writes in groups: a failing command never affects the others, whenever it fails. */
class GroupCommitTest {
    private static final int WRITES = 200;

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(directory.resolve("test.db"));
        database.writing(tx -> tx.sql("CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT NOT NULL)")
                .run());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFailureBeforeAnyChangeDoesNotAffectTheOthers() throws Exception {
        assertOthersStand(id -> tx -> {
            throw new Refusal.Invalid("word", "error.blank");
        });
    }

    @Test
    void aFailureAfterAChangeRollsBackThatCommandOnly() throws Exception {
        assertOthersStand(id -> tx -> {
            insert(tx, id, "half");
            throw new Refusal.Conflict("error.post.repeated");
        });
    }

    @Test
    void aFailureAfterAChangeWithReturningIsRolledBack() throws Exception {
        assertOthersStand(id -> tx -> {
            tx.sql("INSERT INTO thing (id, word) VALUES (:id, 'half') RETURNING id")
                    .set("id", id)
                    .number();
            throw new Refusal.Conflict("error.post.repeated");
        });
    }

    @Test
    void aViolatedConstraintDoesNotAffectTheOthers() throws Exception {
        assertOthersStand(id -> tx -> {
            insert(tx, id, "half");
            insert(tx, id, "again");
            return true;
        });
    }

    @Test
    void anErrorDoesNotAffectTheOthers() throws Exception {
        assertOthersStand(id -> tx -> {
            insert(tx, id, "half");
            throw new StackOverflowError();
        });
    }

    @Test
    void aSingleFailureIsRolledBackAndTheNextWriteSucceeds() {
        assertThatThrownBy(() -> database.writing(tx -> {
                    insert(tx, 1, "half");
                    throw new Refusal.Conflict("error.post.repeated");
                }))
                .isInstanceOf(Refusal.Conflict.class);
        database.writing(tx -> insert(tx, 2, "whole"));
        assertThat(words()).containsExactly("whole");
    }

    private interface Failing {
        Function<Tx, Boolean> work(long id);
    }

    /**
     * Of many concurrent writes every seventh fails; all others are stored, and their {@code afterCommit} actions run
     * once.
     */
    private void assertOthersStand(Failing failing) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Set<Long> durable = ConcurrentHashMap.newKeySet();
        AtomicInteger afterCommits = new AtomicInteger();
        List<Future<Boolean>> results = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            // The writer is blocked, so that the following writes become one group.
            results.add(people.submit(() -> database.write(tx -> await(go))));
            for (long id = 1; id <= WRITES; id++) {
                long each = id;
                results.add(people.submit(() -> database.write(tx -> {
                    tx.afterCommit(() -> {
                        durable.add(each);
                        afterCommits.incrementAndGet();
                    });
                    if (each % 7 == 0) {
                        return failing.work(each).apply(tx);
                    }
                    insert(tx, each, "whole");
                    return true;
                })));
            }
            go.countDown();
        }
        int failed = 0;
        for (Future<Boolean> answer : results) {
            try {
                answer.get();
            } catch (ExecutionException expected) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(WRITES / 7);
        assertThat(words()).hasSize(WRITES - failed).containsOnly("whole");
        assertThat(durable).hasSize(WRITES - failed).noneMatch(id -> id % 7 == 0);
        assertThat(afterCommits).hasValue(WRITES - failed);
    }

    private static boolean await(CountDownLatch go) {
        try {
            go.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Tx tx, long id, String word) {
        tx.sql("INSERT INTO thing (id, word) VALUES (:id, :word)")
                .set("id", id)
                .set("word", word)
                .run();
    }

    private List<String> words() {
        return database.read(tx -> tx.sql("SELECT word FROM thing").list(row -> row.textOf("word")));
    }
}
