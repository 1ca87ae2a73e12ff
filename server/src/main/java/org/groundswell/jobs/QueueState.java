package org.groundswell.jobs;

import java.time.Duration;

/**
 * How full a queue is.
 *
 * @param waiting jobs that are not done and no dead letters; {@link Jobs#MOST_COUNTED} at the most
 * @param overdue how long the job that has been due the longest has been waiting; zero if none is due
 */
public record QueueState(String name, long waiting, Duration overdue, long dead) {}
