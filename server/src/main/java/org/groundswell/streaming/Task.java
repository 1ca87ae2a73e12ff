package org.groundswell.streaming;

import org.groundswell.events.Event;
import org.groundswell.timelines.TimelineFeed;

/** Something that has happened, and may concern open streams. */
sealed interface Task {
    /** An event of the log. */
    record Logged(Event event) implements Task {}

    /** A timeline of an account's own has changed. */
    record Moved(Topic.Own topic, TimelineFeed.Change change) implements Task {}
}
