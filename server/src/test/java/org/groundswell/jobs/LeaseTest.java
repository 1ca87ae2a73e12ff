package org.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Only one process at a time holds a lease, and one that has lost it writes nothing more. */
@OnEveryDatabase
class LeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(1);

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private Database database;
    private Lease one;
    private Lease other;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        one = process();
        other = process();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Lease process() {
        return new Jobs(database, clock).lease("chores", LENGTH);
    }

    @Test
    void onlyOneOfManyConcurrentCallersTakesTheLease() throws Exception {
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            takers.add(process()::hold);
        }
        int holders = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(takers)) {
                holders += each.get() ? 1 : 0;
            }
        }
        assertThat(holders).isEqualTo(1);
    }

    @Test
    void anotherProcessTakesItOnlyAfterItsExpiry() {
        assertThat(one.hold()).isTrue();
        clock.moveOn(LENGTH.minus(TICK));
        assertThat(other.hold()).isFalse();
        clock.moveOn(TICK);
        assertThat(other.hold()).isTrue();
        assertThat(one.hold()).isFalse();
    }

    @Test
    void aRenewedLeaseIsKept() {
        assertThat(one.hold()).isTrue();
        for (int i = 0; i < 5; i++) {
            clock.moveOn(LENGTH.minus(TICK));
            assertThat(one.hold()).isTrue();
            assertThat(other.hold()).isFalse();
        }
        assertThat(one.number()).hasValue(1);
    }

    @Test
    void anExpiredLeaseThatNobodyTookIsStillHeld() {
        assertThat(one.hold()).isTrue();
        clock.moveOn(Duration.ofDays(1));
        assertThat(one.hold()).isTrue();
        assertThat(one.number()).hasValue(1);
        assertThat(other.hold()).isFalse();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnceAndItsNumberGrows() {
        assertThat(one.hold()).isTrue();
        one.release();
        assertThat(one.number()).isEmpty();
        assertThat(other.hold()).isTrue();
        assertThat(other.number()).hasValue(2);
        // Releasing a lost lease has no effect.
        one.release();
        assertThat(one.hold()).isFalse();
    }

    @Test
    void aTransactionOfAFormerHolderFails() {
        assertThat(one.hold()).isTrue();
        database.writing(one::check);
        clock.moveOn(LENGTH);
        assertThat(other.hold()).isTrue();

        assertThatThrownBy(() -> database.writing(tx -> {
                    other.check(tx);
                    tx.sql("INSERT INTO server_setting (name, value) VALUES ('stale', 'yes')")
                            .run();
                    one.check(tx);
                }))
                .isInstanceOf(LostException.class);

        assertThat(database.<Long>read(
                        tx -> tx.sql("SELECT count(*) FROM server_setting").number()))
                .isZero();
        assertThat(one.hold()).as("it knows now").isFalse();
    }

    @Test
    void withoutTheLeaseNothingIsWritten() {
        assertThatThrownBy(() -> database.writing(one::check)).isInstanceOf(LostException.class);
    }

    @Test
    void aTaskRunsOnlyInTheProcessThatHoldsIt() {
        AtomicInteger ones = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            one.run(ones::incrementAndGet);
            other.run(others::incrementAndGet);
        }
        assertThat(ones).hasValue(3);
        assertThat(others).hasValue(0);
        one.release();
        other.run(others::incrementAndGet);
        one.run(ones::incrementAndGet);
        assertThat(others).hasValue(1);
        assertThat(ones).hasValue(3);
    }

    @Test
    void leasesOfDifferentNamesAreIndependent() {
        assertThat(one.hold()).isTrue();
        assertThat(new Jobs(database, clock).lease("listening", LENGTH).hold()).isTrue();
    }
}
