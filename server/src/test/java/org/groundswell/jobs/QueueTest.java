package org.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The life of jobs: order, failures, back-off, dead letters and crashes, step by step with a test clock. */
@OnEveryDatabase
class QueueTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final QueueLimits LIMITS = new QueueLimits(4, 3, new Backoff(SECOND, Duration.ofSeconds(10)), CLAIM);

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private final List<Integer> ran = new ArrayList<>();
    private Database database;
    private Jobs jobs;
    private Queue<Integer> queue;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        jobs = new Jobs(database, clock);
        queue = numbers(jobs);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Queue<Integer> numbers(Jobs jobs) {
        return jobs.queue("numbers", PayloadCodec.of(String::valueOf, Integer::valueOf), LIMITS);
    }

    private Outcome note(Job<Integer> job) {
        ran.add(job.payload());
        return Outcome.done();
    }

    private Worker<Integer> noting() {
        return queue.worker(this::note);
    }

    private static Outcome fail(Job<Integer> job) {
        throw new IllegalStateException(
                "can't do " + job.payload() + " in attempt " + job.attempt() + "\n" + "x".repeat(1_000));
    }

    private void add(int... numbers) {
        database.writing(tx -> {
            for (int number : numbers) {
                queue.add(tx, number);
            }
        });
    }

    private void addOnce(String key, int number) {
        database.writing(tx -> queue.addOnce(tx, key, number));
    }

    private QueueState state() {
        return jobs.states().getFirst();
    }

    /** Runs all due jobs. */
    private List<Integer> drain(Worker<Integer> worker) {
        ran.clear();
        boolean more = true;
        while (more) {
            more = worker.runNext();
        }
        return List.copyOf(ran);
    }

    /** Claims a job without storing a result, like a process that is killed meanwhile. */
    private JobStore.Claim claimAndCrash() {
        Instant now = clock.instant();
        return database.write(
                        tx -> jobs.store().claim(tx, queue.name(), 1, now, now.plus(CLAIM), "a process that crashes"))
                .getFirst();
    }

    @Test
    void jobsRunInTheOrderInWhichTheyAreDueAndAreDeleted() {
        add(1, 2, 3);
        assertThat(state()).isEqualTo(new QueueState("numbers", 3, Duration.ZERO, 0));
        assertThat(drain(noting())).containsExactly(1, 2, 3);
        assertThat(state()).isEqualTo(new QueueState("numbers", 0, Duration.ZERO, 0));
    }

    @Test
    void aJobOfATransactionThatFailsWasNeverAdded() {
        assertThatThrownBy(() -> database.writing(tx -> {
                    queue.add(tx, 1);
                    throw new IllegalStateException("fails");
                }))
                .hasMessage("fails");
        assertThat(drain(noting())).isEmpty();
    }

    @Test
    void aJobIsNotRunBeforeItIsDue() {
        database.writing(tx -> {
            queue.add(tx, 2, clock.instant().plus(SECOND.multipliedBy(2)));
            queue.add(tx, 1, clock.instant().plus(SECOND));
        });
        assertThat(drain(noting())).isEmpty();
        clock.moveOn(SECOND.minusMillis(1));
        assertThat(drain(noting())).isEmpty();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(drain(noting())).containsExactly(1);
        clock.moveOn(Duration.ofSeconds(8));
        assertThat(state().overdue()).isEqualTo(Duration.ofSeconds(7));
        assertThat(drain(noting())).containsExactly(2);
    }

    @Test
    void aJobThatFailsIsTriedAgainAfterGrowingPausesUntilItIsADeadLetter() {
        add(7);
        Worker<Integer> failing = queue.worker(QueueTest::fail);
        assertThat(failing.runNext()).isTrue();
        clock.moveOn(SECOND.minusMillis(1));
        assertThat(failing.runNext()).isFalse();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(failing.runNext()).isTrue();
        clock.moveOn(SECOND.multipliedBy(2).minusMillis(1));
        assertThat(failing.runNext()).isFalse();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(state().dead()).isZero();
        Instant last = clock.instant();
        assertThat(failing.runNext()).isTrue();

        clock.moveOn(Duration.ofDays(100));
        assertThat(failing.runNext()).isFalse();
        assertThat(state()).isEqualTo(new QueueState("numbers", 0, Duration.ZERO, 1));
        DeadLetter letter = jobs.deadLetters(10).getFirst();
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.deadAt()).isEqualTo(last);
        assertThat(letter.error())
                .startsWith("java.lang.IllegalStateException: can't do 7 in attempt 3 xxx")
                .hasSize(500);
    }

    @Test
    void aRetriedDeadLetterHasAllItsAttemptsAgainAndARemovedOneIsGone() {
        add(7, 8);
        bury();
        List<DeadLetter> letters = jobs.deadLetters(10);
        jobs.retry(letters.getFirst().id());
        jobs.remove(letters.getLast().id());
        assertThat(state()).isEqualTo(new QueueState("numbers", 1, Duration.ZERO, 0));
        assertThat(queue.worker(QueueTest::fail).runNext()).isTrue();
        assertThat(state().dead()).as("the first of three attempts").isZero();
        clock.moveOn(SECOND);
        assertThat(drain(noting())).containsExactly(7);
        for (long id : List.of(letters.getFirst().id(), letters.getLast().id(), 99L)) {
            assertThatThrownBy(() -> jobs.retry(id)).isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> jobs.remove(id)).isInstanceOf(Refusal.NotFound.class);
        }
    }

    private void bury() {
        for (int i = 0; i < 3; i++) {
            drain(queue.worker(QueueTest::fail));
            clock.moveOn(Duration.ofMinutes(1));
        }
    }

    @Test
    void aFailingJobDelaysNoOther() {
        add(1, 2, 3);
        assertThat(drain(queue.worker(job -> job.payload() == 1 ? fail(job) : note(job))))
                .containsExactly(2, 3);
    }

    @Test
    void anErrorInAHandlerAndAPayloadThatCannotBeReadAreFailures() {
        Queue<Integer> unreadable = new Jobs(database, clock)
                .queue("numbers", PayloadCodec.of(number -> "no number", Integer::valueOf), LIMITS);
        database.writing(tx -> unreadable.add(tx, 1));
        assertThat(noting().runNext()).isTrue();
        add(2);
        assertThat(queue.worker(_ -> {
                            throw new StackOverflowError();
                        })
                        .runNext())
                .isTrue();
        assertThat(ran).isEmpty();
        assertThat(state().waiting()).isEqualTo(2);
    }

    @Test
    void aPostponedJobLetsOthersRunAndHasNotFailed() {
        add(1);
        clock.moveOn(SECOND);
        add(2, 3);
        Worker<Integer> worker = queue.worker(job -> {
            note(job);
            clock.moveOn(Duration.ofMillis(1));
            boolean more = job.payload() == 1 && ran.size() < 20;
            assertThat(job.attempt()).isEqualTo(1);
            return more ? Outcome.again() : Outcome.done();
        });
        assertThat(drain(worker).subList(0, 6)).containsExactly(1, 2, 3, 1, 1, 1);
        assertThat(state()).isEqualTo(new QueueState("numbers", 0, Duration.ZERO, 0));
    }

    @Test
    void aJobPostponedToATimeStartsToCountFailuresAgain() {
        add(1);
        drain(queue.worker(QueueTest::fail));
        clock.moveOn(SECOND);
        Instant later = clock.instant().plus(CLAIM.multipliedBy(3));
        assertThat(queue.worker(_ -> Outcome.againAt(later)).runNext()).isTrue();
        clock.moveOn(CLAIM.multipliedBy(3).minusMillis(1));
        assertThat(drain(noting())).isEmpty();
        clock.moveOn(Duration.ofMillis(1));
        List<Integer> attempts = new ArrayList<>();
        assertThat(queue.worker(job -> {
                            attempts.add(job.attempt());
                            return Outcome.done();
                        })
                        .runNext())
                .isTrue();
        assertThat(attempts).containsExactly(1);
    }

    @Test
    void theJobOfACrashedWorkerIsRunAgainWhenItsClaimHasExpired() {
        add(1);
        claimAndCrash();
        clock.moveOn(CLAIM.minusMillis(1));
        assertThat(drain(noting())).isEmpty();
        clock.moveOn(Duration.ofMillis(1));
        assertThat(drain(noting())).containsExactly(1);
    }

    @Test
    void aJobThatCrashesItsProcessEachTimeBecomesADeadLetter() {
        add(1);
        for (int i = 0; i < 3; i++) {
            claimAndCrash();
            clock.moveOn(CLAIM);
        }
        assertThat(drain(noting())).isEmpty();
        assertThat(jobs.deadLetters(10).getFirst().error()).isEqualTo("the process ended during the last attempt");
    }

    @Test
    void aLateWorkerChangesNothingAndItsTransactionFails() {
        add(1);
        JobStore.Claim late = claimAndCrash();
        Job<Integer> lateJob = new Job<>(late, 1, jobs.store());
        database.writing(lateJob::check);
        clock.moveOn(CLAIM);
        JobStore.Claim current = claimAndCrash();
        assertThat(current.number()).isGreaterThan(late.number());

        database.writing(tx -> jobs.store().finish(tx, late));
        database.writing(tx -> jobs.store().postpone(tx, late, clock.instant()));
        database.writing(tx -> jobs.store().fail(tx, late, "late", clock.instant()));
        database.writing(tx -> jobs.store().markDead(tx, late, "late", clock.instant()));
        assertThat(database.<Boolean>write(tx -> jobs.store().renew(tx, late, clock.instant())))
                .isFalse();
        assertThatThrownBy(() -> database.writing(tx -> {
                    queue.add(tx, 2);
                    lateJob.check(tx);
                }))
                .isInstanceOf(LostException.class);

        assertThat(drain(noting())).isEmpty();
        database.writing(tx -> jobs.store().finish(tx, current));
        assertThat(state()).isEqualTo(new QueueState("numbers", 0, Duration.ZERO, 0));
    }

    @Test
    void aQueueHasAKeyOnce() {
        addOnce("a", 1);
        addOnce("a", 2);
        addOnce("b", 3);
        add(4, 4);
        assertThat(drain(noting())).containsExactly(1, 3, 4, 4);
        addOnce("a", 5);
        assertThat(drain(noting())).containsExactly(5);
    }

    @Test
    void addingAKeyAgainMakesItsJobDueEarlierButNeverLater() {
        database.writing(tx -> queue.addOnce(tx, "a", 1, clock.instant().plus(CLAIM)));
        database.writing(tx -> queue.addOnce(tx, "a", 1, clock.instant().plus(CLAIM.multipliedBy(2))));
        clock.moveOn(SECOND);
        assertThat(drain(noting())).isEmpty();
        addOnce("a", 1);
        assertThat(drain(noting())).containsExactly(1);
    }

    @Test
    void addingTheKeyOfAFailedJobChangesNeitherItsPauseNorADeadLetter() {
        addOnce("a", 1);
        drain(queue.worker(QueueTest::fail));
        addOnce("a", 1);
        assertThat(drain(noting())).isEmpty();
        bury();
        addOnce("a", 1);
        assertThat(drain(noting())).isEmpty();
        assertThat(state().dead()).isEqualTo(1);
    }

    /** The worker may already have read the data that the new job is about. */
    @Test
    void aKeyThatIsAddedWhileItsJobRunsMakesItRunOnceMore() {
        addOnce("a", 1);
        Worker<Integer> worker = queue.worker(job -> {
            if (ran.isEmpty()) {
                addOnce("a", 1);
                addOnce("a", 1);
                assertThat(noting().runNext()).as("at the same time").isFalse();
            }
            return note(job);
        });
        assertThat(drain(worker)).containsExactly(1, 1);
        assertThat(state().waiting()).isZero();
    }

    @Test
    void aJobThatIsRemovedWhileItRunsIsGone() {
        addOnce("a", 1);
        Worker<Integer> worker = queue.worker(job -> {
            database.writing(tx -> queue.remove(tx, "a"));
            note(job);
            return Outcome.again();
        });
        assertThat(drain(worker)).containsExactly(1);
        assertThat(state().waiting()).isZero();
    }

    @Test
    void statesIncludeTheQueuesOfOtherProcesses() {
        add(1);
        Jobs other = new Jobs(database, clock);
        assertThat(other.states()).containsExactly(new QueueState("numbers", 1, Duration.ZERO, 0));
        Queue<String> texts = other.queue("texts", PayloadCodec.of(text -> text, text -> text), LIMITS);
        assertThatThrownBy(() -> other.queue("texts", PayloadCodec.of(text -> text, text -> text), LIMITS))
                .isInstanceOf(IllegalArgumentException.class);
        database.writing(tx -> texts.add(tx, "one"));
        assertThat(jobs.states()).extracting(QueueState::name).containsExactly("numbers", "texts");
        assertThat(drain(noting())).containsExactly(1);
    }
}
