package org.groundswell.waves;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.View;

/**
 * The figures of a tag's history, and of a part of it.
 *
 * @param tag the tag; its counts may be slightly older than those of {@code life}
 * @param names the names of the tags counted together, the main one first
 * @param life the whole history
 * @param chosen the number of the wave in {@code view}, from 1; empty if another part is shown
 * @param view the part
 * @param largestServer the server with most people in the part; empty for this one
 * @param at when the figures were computed
 */
public record WaveReport(
        Tag tag, List<String> names, Life life, Optional<Integer> chosen, View view, String largestServer, Instant at) {
    /** With fewer people in the part, there is a number and a sentence, but no curve and no story. */
    public static final int LEAST_FOR_CURVE = 10;

    public boolean hasCurve() {
        return view.people() >= LEAST_FOR_CURVE;
    }

    /** The wave in {@code view}, if it shows one. */
    public Optional<Episode> wave() {
        return chosen.map(number -> life.waves().get(number - 1));
    }

    /** How many intervals of the series are over. */
    public int completeIntervals() {
        return view.series().complete(Math.toIntExact(Math.floorDiv(at.getEpochSecond(), 60)));
    }

    /** The end of the part, or, of a part that goes on, the moment up to which posts are counted. */
    public Instant countedTo() {
        Instant end = Instant.ofEpochSecond(view.part().to() * 60L);
        return end.isAfter(at) ? at : end;
    }
}
