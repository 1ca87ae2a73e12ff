package org.groundswell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.groundswell.jobs.Jobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Chores are done once an hour, by one of two processes. */
@OnEveryDatabase
class HousekeepingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private final AtomicInteger ones = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private Database database;
    private Housekeeping one;
    private Housekeeping other;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        one = process(ones);
        other = process(others);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        database.close();
    }

    private Housekeeping process(AtomicInteger runs) {
        Assembly.Chore failing = () -> {
            throw new IllegalStateException("a chore that fails");
        };
        return new Housekeeping(
                List.of(failing, runs::incrementAndGet),
                new Jobs(database, clock).lease("housekeeping", Housekeeping.LEASE),
                clock);
    }

    /** Every minute each process looks whether there is something to do. */
    private void pass(int minutes, Housekeeping... processes) {
        for (int i = 0; i < minutes; i++) {
            for (Housekeeping each : processes) {
                each.runIfLeased();
            }
            clock.moveOn(MINUTE);
        }
    }

    @Test
    void oneProcessDoesThemOnceAnHour() {
        pass(180, one, other);
        assertThat(ones).hasValue(3);
        assertThat(others).hasValue(0);
    }

    @Test
    void anotherGoesOnAtOnceAfterOneHasClosed() {
        pass(1, one, other);
        one.close();
        pass(1, other);
        assertThat(others).hasValue(1);
    }

    @Test
    void anotherGoesOnWhenTheLeaseOfACrashedOneHasEnded() {
        pass(1, one, other);
        pass(14, other);
        assertThat(others).hasValue(0);
        pass(1, other);
        assertThat(others).hasValue(1);
    }
}
