package org.groundswell.events;

import org.groundswell.words.Event;

/** An event and where it stands in the log. */
public record Recorded(Position position, Event event) {}
