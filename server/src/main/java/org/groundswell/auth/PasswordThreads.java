package org.groundswell.auth;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.groundswell.model.Refusal;

/**
 * Platform threads that hash passwords, with a bounded queue before them. A hash takes a core for some 50 ms: on the threads
 * that serve requests, a few at once would keep everybody else waiting. The threads end when there is nothing to do.
 */
final class PasswordThreads {
    /** The number of hashes that are made in a few seconds. */
    private static final int MOST_WAITING = 32;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    /** Half the cores at the most, so that the others go on with everything else. */
    PasswordThreads() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** @param atOnce how many passwords are hashed at the same time */
    PasswordThreads(int atOnce) {
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("passwords-", 0).daemon(true).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does something slow, and waits for it. The caller must not hold a database connection.
     *
     * @throws Refusal.Unavailable if too many are waiting already
     */
    <T> T call(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw new Refusal.Unavailable(TRY_AGAIN, "error.sign_in.busy");
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a password to be hashed", e);
        }
    }

    /** The number of waiting tasks. */
    int waiting() {
        return threads.getQueue().size();
    }
}
