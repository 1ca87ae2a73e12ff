package org.groundswell.events;

import java.time.Instant;

/** A row of the event log. */
record StoredEvent(Position position, Instant at, String kind, int version, String payload) {}
