package org.groundswell.media.uploads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
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

    private final WorkDirectory directory;
    private final ThreadPoolExecutor threads;

    /** @param directory for files that are being made */
    PictureWorkers(WorkDirectory directory) {
        this.directory = directory;
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

    /** A piece of work in an empty directory, which is deleted when it is done. */
    interface Work<T> {
        T in(Path place) throws IOException, UnusableFileException, InterruptedException;
    }

    /**
     * Runs a piece of work on one of the threads and waits for its result.
     *
     * @throws Refusal.Unavailable if too much is waiting
     */
    <T> T run(Work<T> work) throws IOException, UnusableFileException {
        try {
            Future<T> result = threads.submit(() -> {
                try (WorkDirectory.Place place = directory.open()) {
                    return work.in(place.path());
                }
            });
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
