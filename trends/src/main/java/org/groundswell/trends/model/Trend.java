package org.groundswell.trends.model;

import java.util.List;

/**
 * A tag that trends in a place, with the figures behind it.
 *
 * @param tag the tag's key
 * @param place where it trends
 * @param window the window with the highest significance; {@code people}, {@code countedAs} and {@code expected} are of
 *     this window
 * @param people distinct people in this window now
 * @param countedAs how many people they count for, after discounts
 * @param expected how many distinct people were usual lately at this time of the day and day of the week
 * @param listed distinct people in {@link #LISTED}: the number that lists show, the same window for all entries
 * @param expectedInHour how many distinct people were usual lately in an hour at this time, the level of {@code hours}
 * @param since when it began to rise, milliseconds since the epoch, to the minute
 * @param significance how many (floored) standard deviations it is above the expected number; see {@link #isOfNewTag}
 * @param rank the value by which lists are ordered, highest first
 * @param hours distinct people in each of the last 24 hours, oldest first; the last one is the sliding hour up to now
 * @param began the country of most of the first people who used it, if at least five of them are from there; the world
 *     otherwise
 * @param countries people of the last six hours in each country with at least five of them, most first
 * @param discounts why people of the last six hours were counted as fewer
 */
public record Trend(
        String tag,
        Place place,
        Window window,
        int people,
        double countedAs,
        double expected,
        int listed,
        double expectedInHour,
        long since,
        double significance,
        double rank,
        List<Integer> hours,
        Place began,
        List<PeopleThere> countries,
        List<Discount> discounts) {

    /** The window of the number that lists show. An entry of a list has at least the least people in it. */
    public static final Window LISTED = Window.SIX_HOURS;

    /** A tag with fewer people an hour than this is new, or used by hardly anybody. */
    public static final double UNUSED = 0.5;

    /**
     * Whether hardly anybody used the tag before. Then its {@link #significance} says how many times more people it has than
     * is negligible in the place, and nothing in the sense of statistics.
     */
    public boolean isOfNewTag() {
        return expectedInHour < UNUSED;
    }

    /** People in a place. */
    public record PeopleThere(Place place, int people) {}
}
