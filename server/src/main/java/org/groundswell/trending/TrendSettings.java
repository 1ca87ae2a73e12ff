package org.groundswell.trending;

import java.net.URI;
import java.nio.file.Path;
import org.groundswell.trends.model.TrendParameters;

/**
 * How trends are set up.
 *
 * @param home the address people reach the server under: links to it are no news
 * @param directory where checkpoints are kept
 * @param parameters of the engine for tags; those of posts and links get a quarter of its
 *     memory each, one for a past moment half
 */
public record TrendSettings(URI home, Path directory, TrendParameters parameters) {}
