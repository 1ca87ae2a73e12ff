package org.groundswell;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done once an hour: dropping what has had its time (old events, sessions, codes, keys), and looking at who is
 * known.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private interface Chore {
        int run();
    }

    private final List<Chore> chores;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon(true).factory());

    private final ScheduledFuture<?> schedule;

    Housekeeping(Core core) {
        this.chores = List.of(
                core.events::purgeExpired,
                core.logins::purgeExpired,
                core.oauth::purgeExpired,
                core.posting::purgeExpired,
                core.alerts::purgeExpired,
                core.accounts::indexNames,
                core.standings::refresh);
        thread.execute(() -> run(core.accounts::indexNames));
        this.schedule = thread.scheduleWithFixedDelay(this::clean, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        schedule.cancel(false);
        thread.close();
    }

    private void clean() {
        chores.forEach(Housekeeping::run);
    }

    private static void run(Chore chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a chore failed; will try again in an hour");
        }
    }
}
