package org.groundswell.jobs;

import java.time.Instant;

/**
 * A job that was given up after too many failures. It stays until an operator retries or removes it.
 *
 * @param key empty if it has none
 * @param error the failure of the last attempt
 * @param deadAt when it was given up
 */
public record DeadLetter(long id, String queue, String key, int attempts, String error, Instant deadAt) {}
