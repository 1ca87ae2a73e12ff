package org.groundswell.jobs;

/**
 * The work of a queue. A job is run at least once: after a crash, or when its result could not be stored, it is run
 * again. So a handler must be idempotent.
 */
@FunctionalInterface
public interface JobHandler<P> {
    /**
     * Does a job, or a bounded part of it. Every wait in it must have a time limit.
     *
     * @throws Exception if the attempt fails; it is repeated after a pause
     */
    Outcome run(Job<P> job) throws Exception;
}
