package org.groundswell.trending;

import java.time.Duration;
import org.groundswell.words.Event;

/** What events mean for the trends of things of one sort. */
interface Feed {
    /** How far ahead of our own clock something may be dated; then it counts as done now. */
    Duration AHEAD = Duration.ofMinutes(5);

    void apply(Event event, News news);

    /** Whether a status counts for trends. */
    static boolean counts(Event.Facts status, News news) {
        return status.visibility().isListed()
                && status.at() <= news.now().plus(AHEAD).toEpochMilli()
                && news.counts(status.account());
    }

    /** When something happened, as far as trends go. */
    static long at(Event.Facts status, News news) {
        return Math.min(status.at(), news.now().toEpochMilli());
    }
}
