package org.groundswell.media.uploads;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.groundswell.jobs.Service;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.model.Refusal;

/**
 * Threads that process pictures. Requests run on virtual threads, which share the processors: without threads of their own, a few
 * large pictures would keep all other requests waiting. If too many wait already, more are refused.
 */
public final class PictureWorkers implements Service {
    private static final int MOST_WAITING = 32;
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    public PictureWorkers() {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 4);
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("pictures-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Threads are started when they are needed. */
    @Override
    public void start() {}

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Runs a piece of work on one of the threads and waits for its result.
     *
     * @throws Refusal.Unavailable if too much is waiting
     */
    <T> T run(Callable<T> work) throws IOException, UnusableFileException {
        try {
            Future<T> result = threads.submit(work);
            try {
                return result.get();
            } finally {
                result.cancel(true);
            }
        } catch (RejectedExecutionException full) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnusableFileException unusable -> throw unusable;
                case IOException failed -> throw failed;
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static Refusal.Unavailable busy() {
        return new Refusal.Unavailable(RETRY, "error.upload.busy", "seconds", RETRY.toSeconds());
    }
}
