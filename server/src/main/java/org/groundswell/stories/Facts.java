package org.groundswell.stories;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.State;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Course;
import org.groundswell.waves.Related;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.waves.SharedPage;
import org.groundswell.waves.Voice;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.Wording;

/**
 * The facts about a wave that a story is written from.
 *
 * @param beginning how it began; empty if there was no wave
 * @param course its phases; empty if there was no wave
 * @param shared the page that most people linked to; empty if not enough people shared one
 * @param wording the phrases that set its posts apart from those before
 * @param related tags that it answers, and tags used with it
 * @param voices influential accounts, in the order in which they joined
 * @param selection representative posts, and what they were selected from
 */
public record Facts(
        WaveReport report,
        Optional<Beginning> beginning,
        Optional<Course> course,
        Optional<SharedPage> shared,
        Wording wording,
        List<Related> related,
        List<Voice> voices,
        SelectedPosts selection) {
    /** The part of the people from which on a tag is mentioned that is only used beside. */
    private static final double MENTIONED_SHARE = 0.03;

    /** A tag that one or two people used says nothing of the wave. */
    private static final int MENTIONED_PEOPLE = 3;

    Optional<Episode> wave() {
        return report.wave();
    }

    /** Whether the wave goes on. */
    boolean isRunning() {
        return wave().map(Episode::isRunning).orElse(false) && report.life().state() != State.OVER;
    }

    /** The tag that this one answers, if it answers one. */
    Optional<Related> answered() {
        return related.stream().filter(each -> each.later() && isAnswer(each)).findFirst();
    }

    /** The tag that this one reports on, if it reports on two. */
    Optional<Related> reported() {
        return related.stream()
                .filter(each -> each.later() && each.relation().kind() == Relation.Kind.REPORTS_ON)
                .filter(each -> each.third().isPresent())
                .findFirst();
    }

    /** The tags that answer this one. */
    List<Related> counters() {
        return related.stream().filter(each -> !each.later() && isAnswer(each)).toList();
    }

    /** The tags that many of the people used, too, of which no answer or report is claimed; most people first. */
    List<Related> alsoUsed() {
        int people = report.view().people();
        return related.stream()
                .filter(each -> each.relation().kind() == Relation.Kind.ALLY
                        || each.relation().kind() == Relation.Kind.TRAVELS_WITH
                                && each.both() >= MENTIONED_SHARE * people)
                // A relation of the tags' whole lives: few of this wave's people may have to do with it.
                .filter(each -> each.both() >= MENTIONED_PEOPLE)
                .sorted(Comparator.comparingInt(Related::both).reversed())
                .toList();
    }

    private static boolean isAnswer(Related related) {
        return related.relation().kind() == Relation.Kind.ANSWERS
                || related.relation().kind() == Relation.Kind.COUNTERS;
    }
}
