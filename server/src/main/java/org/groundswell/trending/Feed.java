package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import org.groundswell.events.Envelope;
import org.groundswell.events.StatusFacts;

/** Converts events to uses of one kind of subject. */
public interface Feed {
    /** How far ahead of its event a status may be dated; such a status is counted when its time has come. */
    Duration AHEAD = Duration.ofMinutes(5);

    void apply(Envelope envelope, FeedContext context);

    /** Whether a status counts for trends. */
    static boolean counts(StatusFacts status, Instant at, FeedContext context) {
        return status.visibility().isListed()
                && !status.createdAt().isAfter(at.plus(AHEAD))
                && context.counts(status.account());
    }
}
