package org.groundswell.reputation;

/**
 * Marks a state of what is known of accounts, so that a change of it is noticed.
 *
 * @param newest the newest account that is looked at; later ones don't matter
 * @param sum a number that is another one, but for a coincidence, when the weight of an account changes
 */
public record ReputationMark(long newest, long sum) {}
