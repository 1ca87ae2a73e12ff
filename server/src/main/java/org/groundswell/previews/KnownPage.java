package org.groundswell.previews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.CardId;

/**
 * The last attempt to fetch a page.
 *
 * @param card empty if the page has no preview
 * @param failures the failed attempts in a row
 */
record KnownPage(Optional<CardId> card, Instant fetchedAt, int failures) {
    /** A page that is linked again later than this is fetched again. */
    static final Duration FRESH = Duration.ofDays(14);

    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    /** Whether posts that wait for it are told that it has no preview, or which: no further attempt is made for them. */
    boolean isDecided() {
        return failures == 0 || failures > PAUSES.size();
    }

    /** The time from which it may be fetched again. */
    Instant next() {
        if (failures == 0) {
            return fetchedAt.plus(FRESH);
        }
        return fetchedAt.plus(failures > PAUSES.size() ? GIVEN_UP : PAUSES.get(failures - 1));
    }
}
