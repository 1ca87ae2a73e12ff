package org.groundswell.relationships;

import java.time.Instant;

/**
 * The follows that ended because an account blocked a domain.
 *
 * @param following how many accounts it followed
 * @param followers how many accounts followed it
 * @param purged whether the list of these accounts has been deleted
 */
public record Severance(long id, String domain, long following, long followers, Instant at, boolean purged) {}
