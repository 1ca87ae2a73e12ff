package org.groundswell.stories;

import java.util.List;
import java.util.Optional;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.wave.Episode;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Highlight;
import org.groundswell.waves.Related;
import org.groundswell.waves.Voice;
import org.groundswell.waves.WaveReport;

/**
 * The facts about a wave that a story is written from.
 *
 * @param beginning how it began; empty if there was no wave
 * @param related tags that it answers, and tags used with it
 * @param voices influential accounts, in the order in which they joined
 * @param selection representative posts
 */
public record Facts(
        WaveReport report,
        Optional<Beginning> beginning,
        List<Related> related,
        List<Voice> voices,
        List<Highlight> selection) {
    Optional<Episode> wave() {
        return report.wave();
    }

    /** The tag that this one answers, if it answers one. */
    Optional<Related> answered() {
        return related.stream().filter(each -> each.later() && isAnswer(each)).findFirst();
    }

    /** The tags that answer this one. */
    List<Related> counters() {
        return related.stream().filter(each -> !each.later() && isAnswer(each)).toList();
    }

    List<Related> allies() {
        return related.stream()
                .filter(each -> each.relation().kind() == Relation.Kind.ALLY)
                .toList();
    }

    private static boolean isAnswer(Related related) {
        return related.relation().kind() == Relation.Kind.ANSWERS
                || related.relation().kind() == Relation.Kind.COUNTERS;
    }
}
