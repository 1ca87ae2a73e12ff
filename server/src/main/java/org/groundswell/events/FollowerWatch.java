package org.groundswell.events;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log when a follower of the event log begins to stand still, and when all go on again. */
public final class FollowerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerWatch.class);
    private static final long LOOK_SECONDS = 5;

    private final EventLog events;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("follower-watch").daemon(true).factory());

    private final ScheduledFuture<?> schedule;

    // Only the thread touches it: the followers whose problem has been told.
    private Set<String> told = new HashSet<>();

    public FollowerWatch(EventLog events) {
        this.events = events;
        this.schedule = thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        schedule.cancel(false);
        thread.close();
    }

    void look() {
        Set<String> now = new HashSet<>();
        for (EventLog.Problem problem : events.problems()) {
            now.add(problem.follower());
            if (!told.contains(problem.follower())) {
                LOG.atError().log(problem.sentence());
            }
        }
        if (now.isEmpty() && !told.isEmpty()) {
            LOG.atInfo().log("all consumers of the event log go on");
        }
        told = now;
    }
}
