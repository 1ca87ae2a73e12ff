package org.groundswell.trending;

/**
 * What is known of an account when it is weighed.
 *
 * @param createdAt milliseconds since the epoch
 * @param domain the server it is at, empty for this one
 * @param verified known elsewhere as who it says it is
 * @param followers here and where it was imported from
 */
record Standing(long createdAt, String domain, boolean verified, long followers) {}
