package org.groundswell.trending;

import java.util.List;
import java.util.Map;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.fold.Links;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;

/**
 * The lists of a moment, best first.
 *
 * @param trending what trends in each place that has any trends
 * @param stillHigh what is no longer news in a place, but still far above what was usual before its wave
 * @param links which tags belong to one topic; none for posts and links
 */
record TrendLists(Map<Place, List<Trend>> trending, Map<Place, List<Trend>> stillHigh, Links links) {
    static final TrendLists NONE = new TrendLists(Map.of(), Map.of(), Links.NONE);

    /** Longer than any list shown, so that enough is left when some entries are withheld or folded. */
    private static final int LONGEST = 100;

    /** The lists of an engine. */
    static TrendLists of(TrendEngine engine, Links links) {
        return new TrendLists(engine.trends(LONGEST), engine.stillHigh(LONGEST), links);
    }

    List<Trend> trending(Place place) {
        return trending.getOrDefault(place, List.of());
    }

    /** The list of a place. */
    List<Trend> of(Place place, ListQuery.Kind kind) {
        return switch (kind) {
            case TRENDING -> trending(place);
            case STILL_HIGH -> stillHigh.getOrDefault(place, List.of());
        };
    }
}
