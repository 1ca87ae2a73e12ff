package org.groundswell.publishing;

import java.util.Optional;
import org.groundswell.events.EventLog;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * A status that is about to be published.
 *
 * @param entry its event, if it was encoded before the write
 * @param origin counts it brings from elsewhere
 */
public record NewStatus(
        Status status,
        Event.Facts facts,
        Optional<EventLog.Entry> entry,
        Provenance provenance,
        StatusStore.Origin origin) {

    /** A status written here. */
    static NewStatus local(Status status) {
        return new NewStatus(status, status.facts(), Optional.empty(), Provenance.LOCAL, StatusStore.Origin.NONE);
    }

    /** A status read from a file, with what is known of its text. */
    public static NewStatus imported(Status status, TextFacts text, StatusStore.Origin origin) {
        return new NewStatus(status, status.facts(text), Optional.empty(), Provenance.IMPORTED, origin);
    }

    /** This status with its event encoded: takes time, so it belongs before the write where it will be needed. */
    NewStatus encoded(EventLog events) {
        return new NewStatus(status, facts, Optional.of(events.entry(event())), provenance, origin);
    }

    /** The event that tells of it. */
    Event event() {
        return new Event.StatusPosted(facts, valueOf(status.inReplyTo()), valueOf(status.boostOf()));
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
