package org.groundswell.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recurring task on a thread of its own, with a fixed pause between two runs. A run that throws is logged once and
 * tried again after a growing pause; the next run that succeeds restores the usual one.
 */
public final class Schedule implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final Runnable task;
    private final Backoff backoff;
    private final ScheduledExecutorService thread;

    private @Nullable ScheduledFuture<?> next; // guarded by this
    private boolean closed; // guarded by this

    private int failures; // of the task's thread alone

    /**
     * @param name of the thread, and in the log
     * @param first pause before the first run; zero runs it at once
     * @param pause from the end of a run to the beginning of the next
     */
    public Schedule(String name, Duration first, Duration pause, Runnable task) {
        this.name = name;
        this.first = first;
        this.pause = pause;
        this.task = task;
        this.backoff = new Backoff(pause, pause.compareTo(LONGEST_RETRY) > 0 ? pause : LONGEST_RETRY);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
    }

    @Override
    public void start() {
        runAfter(first);
    }

    /** Waits for the current run, if there is one. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (next != null) {
                next.cancel(false);
            }
        }
        thread.close();
    }

    private void run() {
        try {
            task.run();
            if (failures > 0) {
                LOG.atInfo().addKeyValue("task", name).log("a task that failed works again");
            }
            failures = 0;
        } catch (RuntimeException | Error e) {
            // Whatever it is, the task must not end for good without a word.
            failures++;
            if (failures == 1) {
                LOG.atError().setCause(e).addKeyValue("task", name).log("a task failed; will try again");
            }
        }
        runAfter(failures == 0 ? pause : backoff.after(failures));
    }

    private synchronized void runAfter(Duration wait) {
        if (!closed) {
            next = thread.schedule(this::run, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
