package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.events.Envelope;
import org.groundswell.events.StatusFacts;

/** The meaning of events for the trends of one kind of subject. */
public interface Feed {
    /** How far ahead of its event a status may be dated; then it counts as posted at the event. */
    Duration AHEAD = Duration.ofMinutes(5);

    void apply(Envelope envelope, News news);

    /** Whether a status counts for trends. */
    static boolean counts(StatusFacts status, Instant at, News news) {
        return status.visibility().isListed()
                && !status.createdAt().isAfter(at.plus(AHEAD))
                && news.counts(status.account());
    }

    /** When a status was posted, as far as trends go, in milliseconds since the epoch. */
    static long at(StatusFacts status, Instant at) {
        return Math.min(status.createdAt().toEpochMilli(), at.toEpochMilli());
    }
}
