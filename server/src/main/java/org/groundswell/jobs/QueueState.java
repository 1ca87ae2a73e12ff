package org.groundswell.jobs;

import java.time.Duration;

/**
 * The backlog of a queue.
 *
 * @param waiting the number of jobs without dead letters; at most {@link Jobs#MOST_COUNTED}
 * @param overdue for how long the oldest due job has been due; zero if none is
 */
public record QueueState(String name, long waiting, Duration overdue, long dead) {}
