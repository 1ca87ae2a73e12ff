package org.groundswell.stories;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.model.Refusal;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.WaveServices;

/** Collects the facts about a wave that a story is written from. */
final class FactCollector {
    private final WaveServices waves;

    FactCollector(WaveServices waves) {
        this.waves = waves;
    }

    /**
     * @param wave number of the wave; if empty, the main wave, or the whole life of a tag that had none
     * @throws Refusal.NotFound if the tag has no wave of that number
     */
    Facts facts(Tag tag, Optional<Integer> wave) {
        WaveQuery query = wave.map(number -> new WaveQuery(new WaveQuery.Part.Wave(number), Optional.empty()))
                .orElse(WaveQuery.MAIN);
        WaveReport report = waves.waves().of(tag, query);
        Optional<Integer> chosen = report.chosen();
        return new Facts(
                report,
                waves.beginnings().of(tag, chosen),
                report.wave().flatMap(_ -> waves.courses().of(tag, chosen)),
                waves.pages().of(tag, chosen),
                waves.phrases().of(tag, chosen),
                waves.relations().of(tag, chosen),
                waves.voices().of(tag, chosen, Optional.empty()),
                waves.highlights().of(tag, chosen, Optional.empty()));
    }

    /** The number of the wave that began at a minute, or closest to it. */
    Optional<Integer> numbered(Tag tag, int onset) {
        List<Episode> all = waves.waves().of(tag, WaveQuery.MAIN).life().waves();
        return IntStream.rangeClosed(1, all.size())
                .boxed()
                .min(Comparator.comparingInt(
                        number -> Math.abs(all.get(number - 1).onset() - onset)));
    }
}
