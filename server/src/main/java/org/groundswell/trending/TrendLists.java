package org.groundswell.trending;

import java.util.List;
import java.util.Map;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/**
 * The lists of a moment, best first.
 *
 * @param trending what trends in each place that has any trends
 * @param stillHigh what is no longer news in a place, but still far above what was usual before its wave
 */
record TrendLists(Map<Place, List<Trend>> trending, Map<Place, List<Trend>> stillHigh) {
    static final TrendLists NONE = new TrendLists(Map.of(), Map.of());

    /** Longer than any list shown, so that enough is left when some entries are withheld. */
    private static final int LONGEST = 100;

    static TrendLists of(TrendEngine engine) {
        return new TrendLists(engine.trends(LONGEST), engine.stillHigh(LONGEST));
    }

    List<Trend> trending(Place place) {
        return trending.getOrDefault(place, List.of());
    }

    List<Trend> stillHigh(Place place) {
        return stillHigh.getOrDefault(place, List.of());
    }
}
