package org.groundswell.publishing;

import org.groundswell.events.EventLog;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.words.Event;

/**
 * A status that is about to be published, with its event, encoded before the write.
 *
 * @param origin counts it brings from elsewhere
 */
public record NewStatus(
        Status status, Event.Facts facts, EventLog.Entry entry, Provenance provenance, StatusStore.Origin origin) {}
