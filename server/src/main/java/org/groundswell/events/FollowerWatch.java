package org.groundswell.events;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a follower of the event log has stalled, and when all have recovered. */
public final class FollowerWatch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventLog events;
    private final Schedule schedule = new Schedule("follower-watch", PAUSE, PAUSE, this::check);

    // The followers whose problem has been logged. Used by the schedule's thread only.
    private Set<String> reported = new HashSet<>();

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

    void check() {
        Set<String> now = new HashSet<>();
        for (EventLog.Problem problem : events.problems()) {
            now.add(problem.follower());
            if (!reported.contains(problem.follower())) {
                LOG.atError().log(problem.sentence());
            }
        }
        if (now.isEmpty() && !reported.isEmpty()) {
            LOG.atInfo().log("all consumers of the event log go on");
        }
        reported = now;
    }
}
