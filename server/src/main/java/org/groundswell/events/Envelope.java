package org.groundswell.events;

import java.time.Instant;

/**
 * An event as the log keeps it.
 *
 * @param position its place in the log
 * @param at when it was appended. Consumers take this as the time, never their own clock, so that a replay comes to the same
 *     result as the live run
 * @param version of the payload that was read
 */
public record Envelope(Position position, Instant at, int version, Event event) {}
