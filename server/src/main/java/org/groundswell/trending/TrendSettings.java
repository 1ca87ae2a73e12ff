package org.groundswell.trending;

import java.nio.file.Path;
import org.groundswell.trends.TrendParameters;

/**
 * How trends are set up.
 *
 * @param directory where checkpoints are kept
 * @param parameters of the engine for tags; those of posts and links get a quarter of its memory each
 */
public record TrendSettings(Path directory, TrendParameters parameters) {}
