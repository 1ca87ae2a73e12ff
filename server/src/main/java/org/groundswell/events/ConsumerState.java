package org.groundswell.events;

import java.time.Instant;

/**
 * How far a consumer has come.
 *
 * @param position the last event it has handled
 * @param behind how many events are after that
 * @param seenAt when a process that runs it was last known to
 */
public record ConsumerState(String name, Position position, long behind, Instant seenAt) {}
