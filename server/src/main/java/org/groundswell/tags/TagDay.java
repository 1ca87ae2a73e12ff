package org.groundswell.tags;

import java.time.Instant;

/**
 * The counts of a tag on one day.
 *
 * @param start the beginning of the day, in UTC
 * @param uses the number of public statuses with it
 * @param people the number of their distinct authors
 */
public record TagDay(Instant start, long uses, long people) {}
