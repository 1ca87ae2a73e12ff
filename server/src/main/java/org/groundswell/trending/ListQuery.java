package org.groundswell.trending;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.trends.model.Place;

/**
 * Which list of tags is asked for.
 *
 * @param at a past moment; empty for now
 */
public record ListQuery(Place place, Kind kind, Optional<Instant> at) {
    /** What a list has. */
    public enum Kind {
        /** What trends. */
        TRENDING,
        /** What is no longer news, but still far above what was usual before its wave. */
        STILL_HIGH
    }

    /** What trends in a place now. */
    public static ListQuery now(Place place) {
        return new ListQuery(place, Kind.TRENDING, Optional.empty());
    }

    /** What was trending in a place at a past moment. */
    public static ListQuery at(Place place, Instant moment) {
        return new ListQuery(place, Kind.TRENDING, Optional.of(moment));
    }
}
