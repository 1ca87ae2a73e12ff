package org.groundswell.events;

import java.time.Instant;

/**
 * An event with its metadata in the log.
 *
 * @param position its place in the log
 * @param at when it was appended. Consumers use this time, never their own clock, so that a replay gives the same
 *     result as the live run
 * @param version the version of the stored payload
 */
public record Envelope(Position position, Instant at, int version, Event event) {}
