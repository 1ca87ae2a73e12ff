package org.groundswell.events;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log when a follower of the event log begins to stand still, and when all go on again. */
public final class FollowerWatch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventLog events;
    private final Schedule schedule = new Schedule("follower-watch", PAUSE, PAUSE, this::look);

    // Only the thread touches it: the followers whose problem has been told.
    private Set<String> told = new HashSet<>();

    public FollowerWatch(EventLog events) {
        this.events = events;
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
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
