package org.groundswell.trends.engine;

import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.BurstMemory;

/**
 * What every tag of an engine is measured against.
 *
 * @param start the minute since which uses are known
 */
record Surroundings(TrendParameters parameters, PlaceHistory places, Audit audit, BurstMemory memory, int start) {}
