package org.groundswell.trends.engine;

import org.groundswell.trends.baseline.Forecaster;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.place.NewTagCounts;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.BurstMemory;

/**
 * The settings and shared data of all tags of a shard.
 *
 * @param start the minute since which uses are known
 */
record Context(
        TrendParameters parameters,
        PlaceHistory places,
        Audit audit,
        BurstMemory memory,
        Forecaster forecaster,
        NewTagCounts newTags,
        int start) {
    /** For how many minutes before this one uses are known. */
    int knownMinutes(int minute) {
        return minute - start;
    }
}
