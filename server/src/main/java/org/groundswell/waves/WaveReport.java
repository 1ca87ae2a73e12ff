package org.groundswell.waves;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.View;

/**
 * What is known of a tag's life, and of a part of it.
 *
 * @param tag as it is known; its counts may be a moment older than those of {@code life}
 * @param names how the tags that are counted together are written, the main one first
 * @param life all of it
 * @param chosen which of its waves {@code view} shows, the first being 1; empty if it shows something else
 * @param view the part
 * @param largestServer the server with most of the people in it; empty for this one
 * @param at when it was counted
 */
public record WaveReport(
        Tag tag, List<String> names, Life life, Optional<Integer> chosen, View view, String largestServer, Instant at) {
    /** The wave that is shown, if one is. */
    public Optional<Episode> wave() {
        return chosen.map(number -> life.waves().get(number - 1));
    }
}
