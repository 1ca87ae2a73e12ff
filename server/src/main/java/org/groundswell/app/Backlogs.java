package org.groundswell.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.jobs.QueueState;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.search.Search;
import org.groundswell.trending.Trending;

/**
 * Metrics of pending work in the database. They are collected every few seconds, since scrapes use no database. While the
 * database does not answer, the metrics are missing rather than outdated.
 */
final class Backlogs implements Service, Metered {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /**
     * The figures of one moment.
     *
     * @param log the last position in the event log
     * @param lags number of events not handled yet, by consumer
     * @param deletions number of pending deletions, by kind
     */
    private record Seen(
            Map<String, Long> log, Map<String, Long> lags, Map<String, Long> deletions, List<QueueState> queues) {
        static final Seen NOTHING = new Seen(Map.of(), Map.of(), Map.of(), List.of());

        Map<String, Long> byQueue(Function<QueueState, Long> figure) {
            return queues.stream().collect(Collectors.toMap(QueueState::name, figure));
        }
    }

    private final Core core;
    private final Trending trending;
    private final Search search;
    private final Schedule schedule = new Schedule("backlogs", Duration.ZERO, PAUSE, this::look);
    private volatile Seen seen = Seen.NOTHING;

    Backlogs(Core core, Trending trending, Search search) {
        this.core = core;
        this.trending = trending;
        this.search = search;
    }

    @Override
    public void start() {
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauges(
                "groundswell.events.position",
                "The last position in the event log: one more for each event",
                "log",
                () -> seen.log());
        meters.gauges(
                "groundswell.consumer.lag",
                "Events that a consumer has not handled yet",
                "consumer",
                () -> seen.lags());
        meters.gauges(
                "groundswell.deletions.waiting",
                "Accounts, and deleted posts with boosts and the like, that are not removed yet; 1000 at the most",
                "kind",
                () -> seen.deletions());
        meters.gauges(
                "groundswell.jobs.waiting",
                "Jobs of a queue that are not done yet; 10000 at the most",
                "queue",
                () -> seen.byQueue(QueueState::waiting));
        meters.gauges(
                "groundswell.jobs.overdue.seconds",
                "Seconds that the job which is due the longest has been waiting",
                "queue",
                () -> seen.byQueue(queue -> queue.overdue().toSeconds()));
        meters.gauges(
                "groundswell.jobs.dead",
                "Jobs that failed too often and wait for an operator",
                "queue",
                () -> seen.byQueue(QueueState::dead));
    }

    /** Problems of jobs for an operator, a sentence for each queue; a few seconds old. */
    List<String> problems() {
        return seen.queues().stream()
                .filter(queue -> queue.dead() > 0)
                .map(queue -> "queue " + queue.name() + " has " + queue.dead()
                        + (queue.dead() == 1 ? " job that" : " jobs that")
                        + " failed too often; 'groundswell jobs list' says why, and 'groundswell jobs retry' or"
                        + " 'groundswell jobs remove' settles it")
                .toList();
    }

    private void look() {
        try {
            long end = core.events().end().number();
            Map<String, Long> lags = new TreeMap<>(core.events().lags());
            lags.put("trends", Math.max(0, end - trending.position().number()));
            lags.put(Search.NAME, Math.max(0, end - search.position().number()));
            seen = new Seen(
                    Map.of("events", end),
                    lags,
                    Map.of(
                            "account", (long) core.deleting().accounts().waiting(),
                            "post", (long) core.publishing().posting().leftovers()),
                    core.jobs().states());
        } catch (RuntimeException e) {
            seen = Seen.NOTHING;
            throw e;
        }
    }
}
