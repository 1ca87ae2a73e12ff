package org.groundswell.jobs;

import java.time.Duration;

/**
 * The limits of a queue.
 *
 * @param atOnce the number of jobs that one process runs at the same time; at least 1
 * @param attempts the number of failures in a row after which a job becomes a dead letter; at least 1
 * @param backoff the pause after each failure
 * @param claim the time after which the job of a crashed worker is run again; must be much longer than clock skew
 *     between processes. The claims of jobs that run longer are renewed
 */
public record QueueLimits(int atOnce, int attempts, Backoff backoff, Duration claim) {
    public QueueLimits {
        if (atOnce < 1 || attempts < 1 || !claim.isPositive()) {
            throw new IllegalArgumentException(
                    "a queue needs at least one job at once, one attempt and a claim of some length, not " + atOnce
                            + ", " + attempts + " and " + claim);
        }
    }
}
