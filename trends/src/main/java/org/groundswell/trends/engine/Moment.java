package org.groundswell.trends.engine;

import org.groundswell.trends.model.TrendParameters;

/**
 * The time and settings for which a tag's figures are computed, the same for all its cells.
 *
 * @param minute the current minute
 * @param scale how many people each counted person stands for
 * @param knownMinutes for how long uses are known
 */
record Moment(int minute, double scale, int knownMinutes, TrendParameters parameters) {}
