package org.groundswell.publishing;

import java.util.Optional;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusFacts;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;

/**
 * A status that is about to be published.
 *
 * @param entry its event, if it was encoded before the write
 * @param origin counts it brings from elsewhere
 */
public record NewStatus(Status status, StatusFacts facts, Optional<EventLog.Entry> entry, StatusStore.Origin origin) {

    /** A status written here. */
    static NewStatus local(Status status, Authors authors) {
        return of(status, TextFacts.of(status.content()), authors, StatusStore.Origin.NONE);
    }

    /** A status read from a file, with what is known of its text. */
    public static NewStatus imported(Status status, TextFacts text, Authors authors, StatusStore.Origin origin) {
        return of(status, text, authors, origin);
    }

    private static NewStatus of(Status status, TextFacts text, Authors authors, StatusStore.Origin origin) {
        return new NewStatus(status, EventFacts.of(status, text, authors), Optional.empty(), origin);
    }

    /** This status with its event encoded: takes time, so it belongs before the write where it will be needed. */
    NewStatus encoded(EventLog events) {
        return new NewStatus(status, facts, Optional.of(events.entry(event())), origin);
    }

    /** The event that tells of it. */
    Event event() {
        return new Event.StatusPosted(facts);
    }
}
