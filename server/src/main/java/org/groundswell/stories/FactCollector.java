package org.groundswell.stories;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.model.Refusal;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.waves.Stretch;
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
        Stretch stretch = wave.map(number -> new Stretch(new Stretch.Part.Wave(number), Optional.empty()))
                .orElse(Stretch.MAIN);
        WaveReport report = waves.waves().of(tag, stretch);
        Optional<Integer> chosen = report.chosen();
        return new Facts(
                report,
                waves.beginnings().of(tag, chosen),
                waves.relations().of(tag, chosen),
                waves.voices().of(tag, chosen),
                waves.highlights().of(tag, chosen));
    }

    /** The number of the wave that began at a minute, or closest to it. */
    Optional<Integer> numbered(Tag tag, int onset) {
        List<Episode> all = waves.waves().of(tag, Stretch.MAIN).life().waves();
        return IntStream.rangeClosed(1, all.size())
                .boxed()
                .min(Comparator.comparingInt(
                        number -> Math.abs(all.get(number - 1).onset() - onset)));
    }
}
