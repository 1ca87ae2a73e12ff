package org.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Workers with their threads, in two processes. */
@OnEveryDatabase
class WorkerTest {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int AT_ONCE = 3;
    private static final QueueLimits LIMITS =
            new QueueLimits(AT_ONCE, 5, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), CLAIM);
    private static final int JOBS = 300;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private final List<AutoCloseable> started = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : started) {
            each.close();
        }
        database.close();
    }

    /** The queue, opened as by another process. */
    private Queue<Integer> process() {
        return new Jobs(database, clock).queue("numbers", PayloadCodec.of(String::valueOf, Integer::valueOf), LIMITS);
    }

    private void start(Queue<Integer> queue, JobHandler<Integer> handler) {
        Worker<Integer> worker = queue.worker(handler);
        started.add(worker);
        worker.start();
    }

    private long waiting() {
        return new Jobs(database, clock)
                .states().stream().mapToLong(QueueState::waiting).sum();
    }

    @Test
    void twoProcessesRunEveryJobOnceAndNoneConcurrently() {
        Map<Integer, AtomicInteger> runs = new ConcurrentHashMap<>();
        Set<Integer> running = ConcurrentHashMap.newKeySet();
        AtomicBoolean twice = new AtomicBoolean();
        List<Queue<Integer>> processes = List.of(process(), process());
        for (Queue<Integer> process : processes) {
            AtomicInteger atOnce = new AtomicInteger();
            start(process, job -> {
                if (!running.add(job.payload()) || atOnce.incrementAndGet() > AT_ONCE) {
                    twice.set(true);
                }
                Thread.yield();
                runs.computeIfAbsent(job.payload(), _ -> new AtomicInteger()).incrementAndGet();
                atOnce.decrementAndGet();
                running.remove(job.payload());
                return Outcome.done();
            });
        }
        for (int i = 0; i < JOBS; i += 10) {
            int first = i;
            database.writing(tx -> {
                for (int number = first; number < first + 10; number++) {
                    processes.getFirst().add(tx, number);
                }
            });
        }
        await().until(() -> waiting() == 0);
        assertThat(twice).isFalse();
        assertThat(runs)
                .hasSize(JOBS)
                .allSatisfy((_, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void concurrentAddsOfAKeyLeaveOneJob() throws Exception {
        Queue<Integer> queue = process();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                int number = i;
                threads.submit(() -> database.writing(tx -> queue.addOnce(tx, "key" + number % 4, number % 4)));
            }
        }
        assertThat(waiting()).isEqualTo(4);
    }

    @Test
    void aKeyAddedRepeatedlyWhileItsJobRunsIsNeverLost() {
        Queue<Integer> queue = process();
        AtomicInteger wanted = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        start(queue, _ -> {
            seen.set(wanted.get());
            return Outcome.done();
        });
        start(process(), _ -> {
            seen.set(wanted.get());
            return Outcome.done();
        });
        for (int i = 1; i <= 100; i++) {
            wanted.set(i);
            database.writing(tx -> queue.addOnce(tx, "key", 0));
        }
        await().until(() -> waiting() == 0);
        assertThat(seen).hasValue(100);
    }

    @Test
    void aJobThatFailsOrWaitsDelaysNoOther() {
        Queue<Integer> queue = process();
        CountDownLatch stuck = new CountDownLatch(1);
        // Also if this fails: the worker waits for its jobs when it is closed.
        started.add(stuck::countDown);
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        database.writing(tx -> {
            for (int number = 0; number < 50; number++) {
                queue.add(tx, number);
            }
        });
        start(queue, job -> {
            switch (job.payload()) {
                case 0 -> stuck.await();
                case 1 -> throw new IllegalStateException("poisoned");
                default -> done.add(job.payload());
            }
            return Outcome.done();
        });
        // A job is removed after it has run.
        await().until(() -> done.size() == 48 && waiting() == 2);
        stuck.countDown();
        await().until(() -> waiting() == 1);
    }

    @Test
    void newJobsWakeTheWorkerOfTheirProcess() {
        Queue<Integer> queue = process();
        AtomicInteger done = new AtomicInteger();
        JobHandler<Integer> handler = _ -> {
            done.incrementAndGet();
            return Outcome.done();
        };
        Worker<Integer> worker = new Worker<>(queue, handler, Duration.ofDays(1));
        started.add(worker);
        worker.start();
        for (int i = 1; i <= 5; i++) {
            int expected = i;
            database.writing(tx -> queue.add(tx, expected));
            await().until(() -> done.get() == expected);
        }
    }

    @Test
    void aWorkerGoesOnAfterAnyFailure() {
        AtomicBoolean broken = new AtomicBoolean(true);
        InstantSource failing = () -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("as the test wants");
            }
            return clock.instant();
        };
        database.writing(tx -> process().add(tx, 1));
        start(
                new Jobs(database, failing)
                        .queue("numbers", PayloadCodec.of(String::valueOf, Integer::valueOf), LIMITS),
                _ -> Outcome.done());
        await().until(() -> waiting() == 0);
        assertThat(broken).isFalse();
    }

    @Test
    void theClaimOfARunningJobIsRenewed() {
        Queue<Integer> queue = process();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        started.add(goOn::countDown);
        AtomicInteger runs = new AtomicInteger();
        database.writing(tx -> queue.add(tx, 1));
        start(queue, _ -> {
            runs.incrementAndGet();
            begun.countDown();
            goOn.await();
            return Outcome.done();
        });
        await().until(() -> begun.getCount() == 0);
        Worker<Integer> other = process().worker(_ -> {
            runs.incrementAndGet();
            return Outcome.done();
        });
        for (int i = 0; i < 3; i++) {
            clock.moveOn(CLAIM.dividedBy(2));
            long end = clock.instant().plus(CLAIM).toEpochMilli();
            await().until(() -> claimEnd() == end);
            assertThat(other.runNext()).isFalse();
        }
        goOn.countDown();
        await().until(() -> waiting() == 0);
        assertThat(runs).hasValue(1);
    }

    private long claimEnd() {
        return database.<Long>read(tx -> tx.sql("SELECT next_at FROM job").number());
    }

    @Test
    void closingWaitsForRunningJobsAndStartsNoMore() throws InterruptedException {
        Queue<Integer> queue = process();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        database.writing(tx -> queue.add(tx, 1));
        Worker<Integer> worker = queue.worker(_ -> {
            begun.countDown();
            goOn.await();
            ended.incrementAndGet();
            return Outcome.again();
        });
        worker.start();
        begun.await();
        Thread closing = Thread.ofPlatform().start(worker::close);
        await().until(() ->
                closing.getState() == Thread.State.TIMED_WAITING || closing.getState() == Thread.State.WAITING);
        assertThat(ended).hasValue(0);
        goOn.countDown();
        closing.join();
        assertThat(ended).hasValue(1);
        assertThat(waiting()).as("goes on with the next start").isEqualTo(1);
        assertThat(process().worker(_ -> Outcome.done()).runNext()).isTrue();
    }

    @Test
    void aWorkerThatWasNeverStartedCloses() {
        Queue<Integer> queue = process();
        database.writing(tx -> queue.add(tx, 1));
        queue.worker(_ -> Outcome.done()).close();
        assertThat(waiting()).isEqualTo(1);
    }
}
