package org.groundswell;

import java.time.Duration;
import java.util.List;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hourly chores: purges expired events, sessions, codes and keys, and refreshes reputations. A failing one stops no other. */
final class Housekeeping implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private interface Chore {
        int run();
    }

    private final List<Chore> chores;
    private final Schedule schedule;
    /** Soon after a start, since names that an older version stored are found only once they are indexed. */
    private final Schedule names;

    Housekeeping(Core core) {
        this.chores = List.of(
                core.events::purgeExpired,
                core.logins::purgeExpired,
                core.oauth::purgeExpired,
                core.posting::purgeExpired,
                core.alerts::purgeExpired,
                core.standings::refresh);
        this.schedule = new Schedule(
                "housekeeping", Duration.ofMinutes(1), Duration.ofHours(1), () -> chores.forEach(Housekeeping::run));
        this.names = new Schedule("names", Duration.ZERO, Duration.ofHours(1), core.accounts::indexNames);
    }

    @Override
    public void start() {
        names.start();
        schedule.start();
    }

    @Override
    public void close() {
        names.close();
        schedule.close();
    }

    private static void run(Chore chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a chore failed; will try again in an hour");
        }
    }
}
