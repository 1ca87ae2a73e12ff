package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.Phases;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.WaveAnalysis;

/** Finds the phases of waves, cached for half a minute. */
public final class Courses {
    private static final int HOUR = 60;

    private final Tags tags;
    private final Waves waves;
    private final LoadingCache<WaveKey, Optional<Course>> found = WaveKey.cache(this::find);

    Courses(Tags tags, Waves waves) {
        this.tags = tags;
        this.waves = waves;
    }

    /**
     * The phases of one of a tag's waves; empty if it has none, or no peak yet, or if it lasted for more than four months.
     *
     * @param wave the number of the wave; empty for the main one
     */
    public Optional<Course> of(Tag tag, Optional<Integer> wave) {
        return found.get(new WaveKey(tag.name(), wave));
    }

    private Optional<Course> find(WaveKey key) {
        return waves.query(
                tags.get(key.tag().key()),
                key.wave(),
                (analysis, wave, _) -> wave.flatMap(each -> course(analysis, each)));
    }

    private static Optional<Course> course(WaveAnalysis analysis, Episode wave) {
        int start = Math.floorDiv(wave.onset(), HOUR) * HOUR;
        if (wave.peak().isEmpty() || Math.ceilDiv(wave.end() - start, HOUR) > WaveAnalysis.MOST_INTERVALS) {
            return Optional.empty();
        }
        // Nothing but the series is needed: no part is counted.
        Minutes none = new Minutes(wave.onset(), wave.onset());
        Series series =
                analysis.view(none, new Minutes(wave.onset(), wave.end()), HOUR).series();
        int complete = wave.isRunning()
                ? series.complete(wave.end() - 1)
                : series.people().size();
        Phases phases = Phases.of(series.people().subList(0, complete));
        if (phases.peaks().isEmpty()) {
            return Optional.empty();
        }
        List<Course.Peak> peaks = phases.peaks().stream()
                .map(peak -> peak(wave, start + peak.hour() * HOUR, peak))
                .toList();
        return Optional.of(new Course(phases.peaks().get(phases.highest()).hour(), peaks, phases.highest()));
    }

    private static Course.Peak peak(Episode wave, int hour, Phases.Peak peak) {
        return new Course.Peak(
                Math.max(wave.onset(), hour), Math.min(wave.end(), hour + HOUR), peak.people(), peak.low());
    }
}
