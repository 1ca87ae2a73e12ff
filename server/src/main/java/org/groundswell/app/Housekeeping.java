package org.groundswell.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.jobs.Lease;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hourly chores of all features, run by the process that holds the lease. If that process ends, another takes over when
 * the lease expires. A failing chore never affects the others.
 */
final class Housekeeping implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Longer than any chore should take. Two processes running the same chore do no harm. */
    static final Duration LEASE = Duration.ofMinutes(15);

    private final List<Assembly.Chore> chores;
    private final Lease lease;
    private final InstantSource clock;
    private final Schedule schedule;
    private Instant next = Instant.MIN; // used by the schedule's thread only

    Housekeeping(List<Assembly.Chore> chores, Lease lease, InstantSource clock) {
        this.chores = List.copyOf(chores);
        this.lease = lease;
        this.clock = clock;
        this.schedule = new Schedule("housekeeping", PAUSE, PAUSE, this::runIfLeased);
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
        lease.release();
    }

    void runIfLeased() {
        lease.run(this::runHourly);
    }

    private void runHourly() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(HOUR);
        for (Assembly.Chore chore : chores) {
            if (lease.hold()) {
                run(chore);
            }
        }
    }

    private static void run(Assembly.Chore chore) {
        try {
            chore.run();
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("a chore failed; will try again in an hour");
        }
    }
}
