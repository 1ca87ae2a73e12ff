package org.groundswell.trending;

import java.net.URI;
import java.nio.file.Path;
import org.groundswell.trends.model.TrendParameters;

/**
 * The settings of trends.
 *
 * @param home the server's own address; links to it don't count
 * @param directory where checkpoints are kept
 * @param parameters the parameters of the engine for tags; those for posts and links get a quarter of its memory each,
 *     one for a past moment half
 * @param usesACheckpoint the number of uses between checkpoints of the past
 */
public record TrendSettings(URI home, Path directory, TrendParameters parameters, int usesACheckpoint) {
    /** So many uses are replayed in a few tenths of a second. */
    public static final int USES_A_CHECKPOINT = 60_000;

    /** Settings with the usual checkpoints. */
    public TrendSettings(URI home, Path directory, TrendParameters parameters) {
        this(home, directory, parameters, USES_A_CHECKPOINT);
    }
}
