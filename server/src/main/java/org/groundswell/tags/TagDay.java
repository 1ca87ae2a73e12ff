package org.groundswell.tags;

import java.time.Instant;

/**
 * How a tag did on a day.
 *
 * @param start where it begins, in UTC
 * @param uses public statuses with it
 * @param people their distinct authors
 */
public record TagDay(Instant start, long uses, long people) {}
