package org.groundswell.tags;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a tag did over time.
 *
 * @param start where the first stretch begins
 * @param stretch how long each is
 * @param people distinct people in each, oldest first
 */
public record TagHistory(Instant start, Duration stretch, List<Long> people) {
    /** What a stretch of time comes to. */
    public record Span(long uses, long people) {}

    /** A day, in UTC, and what it came to. */
    public record Day(Instant start, Span span) {}

    /** The first and last status id. */
    record Ends(long first, long last) {}
}
