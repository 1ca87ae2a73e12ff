package org.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void nothingRunsBeforeItIsStarted() {
        AtomicInteger runs = new AtomicInteger();
        Schedule schedule = new Schedule("test", Duration.ZERO, SOON, runs::incrementAndGet);
        schedule.close();
        assertThat(runs).hasValue(0);
        // Starting after closing has no effect.
        schedule.start();
        assertThat(runs).hasValue(0);
    }

    @Test
    void aTaskRunsRepeatedlyAndNeverConcurrently() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        Schedule schedule = new Schedule("test", Duration.ZERO, SOON, () -> {
            overlapped.compareAndSet(false, atOnce.incrementAndGet() > 1);
            runs.incrementAndGet();
            atOnce.decrementAndGet();
        });
        schedule.start();
        await().until(() -> runs.get() >= 3);
        schedule.close();
        assertThat(overlapped).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTaskThatFailsIsTriedAgain(boolean isError) {
        AtomicInteger runs = new AtomicInteger();
        try (Schedule schedule = new Schedule("test", Duration.ZERO, SOON, () -> {
            if (runs.incrementAndGet() < 3) {
                if (isError) {
                    throw new StackOverflowError("fails twice");
                }
                throw new IllegalStateException("fails twice");
            }
        })) {
            schedule.start();
            await().until(() -> runs.get() >= 5);
        }
    }

    @Test
    void theFirstRunWaitsForItsPause() {
        AtomicInteger runs = new AtomicInteger();
        try (Schedule schedule = new Schedule("test", NEVER, SOON, runs::incrementAndGet)) {
            schedule.start();
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void closingWaitsForTheCurrentRun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Schedule schedule = new Schedule("test", Duration.ZERO, NEVER, () -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ended.set(true);
        });
        schedule.start();
        begun.await();
        Thread closing = Thread.ofPlatform().start(schedule::close);
        await().until(() ->
                closing.getState() == Thread.State.TIMED_WAITING || closing.getState() == Thread.State.WAITING);
        assertThat(ended).isFalse();
        goOn.countDown();
        closing.join();
        assertThat(ended).isTrue();
    }
}
