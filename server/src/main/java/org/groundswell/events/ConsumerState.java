package org.groundswell.events;

import java.time.Instant;

/**
 * The progress of a consumer.
 *
 * @param position the position of the last event it has handled
 * @param behind the number of later events
 * @param seenAt when a process that runs it was last known to
 */
public record ConsumerState(String name, Position position, long behind, Instant seenAt) {}
