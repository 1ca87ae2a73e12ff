package org.groundswell.app;

import java.time.Duration;
import java.util.List;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hourly chores of all features. A failing one stops no other. */
final class Housekeeping implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<Assembly.Chore> chores;
    private final Schedule schedule;

    Housekeeping(List<Assembly.Chore> chores) {
        this.chores = List.copyOf(chores);
        this.schedule = new Schedule(
                "housekeeping",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                () -> this.chores.forEach(Housekeeping::run));
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    private static void run(Assembly.Chore chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a chore failed; will try again in an hour");
        }
    }
}
