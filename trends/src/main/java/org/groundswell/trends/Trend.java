package org.groundswell.trends;

import java.util.List;

/**
 * A tag that rises, with the figures that say why.
 *
 * @param tag the tag's key
 * @param place where it rises
 * @param window the window in which it stands out most; {@code people} and {@code expected} are counted in it
 * @param people distinct people now
 * @param expected distinct people that were to be expected
 * @param since when it began to rise, milliseconds since the epoch, to the minute
 * @param significance how many (floored) standard deviations it stands above what was to be expected
 * @param rank what the list is ordered by, highest first
 * @param hours distinct people in each of the last 24 hours, oldest first; the last one is the sliding hour up to now
 */
public record Trend(
        String tag,
        Place place,
        Window window,
        int people,
        double expected,
        long since,
        double significance,
        double rank,
        List<Integer> hours) {}
