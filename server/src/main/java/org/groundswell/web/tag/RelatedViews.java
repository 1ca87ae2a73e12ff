package org.groundswell.web.tag;

import java.util.List;
import org.groundswell.http.Params;
import org.groundswell.rendering.Phrases;
import org.groundswell.text.Translator;
import org.groundswell.trends.relate.Pair;
import org.groundswell.waves.Related;

/** The relations between tags in words. */
final class RelatedViews {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private RelatedViews() {}

    static List<RelatedView> of(List<Related> related, Translator t) {
        return related.stream()
                .map(each -> new RelatedView(
                        relation(each, t),
                        each.other().displayName(),
                        "/tags/" + Params.encode(each.other().name().key()),
                        evidence(each, t)))
                .toList();
    }

    private static String relation(Related related, Translator t) {
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> t.text(related.later() ? "related.answers" : "related.answered_by");
            case ALLY -> t.text("related.ally");
            case TRAVELS_WITH -> t.text("related.travels_with");
        };
    }

    private static String evidence(Related related, Translator t) {
        Pair pair = related.evidence();
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> {
                boolean replied = pair.answering() > 0;
                String began = t.text(
                        replied ? "related.replies" : "related.names",
                        "later",
                        "#" + pair.later(),
                        "earlier",
                        "#" + pair.earlier(),
                        "length",
                        length(pair.headStart(), t),
                        "count",
                        replied ? pair.answering() : pair.naming(),
                        "of",
                        pair.phase());
                yield sentence(
                        related.relation().pattern() >= 1
                                ? Phrases.join(List.of(began, t.text("related.pattern")), t)
                                : began,
                        t);
            }
            case ALLY, TRAVELS_WITH -> sentence(t.text("related.both", "count", pair.both()), t);
        };
    }

    private static String sentence(String text, Translator t) {
        return t.text("wave.sentence", "text", text);
    }

    private static String length(int minutes, Translator t) {
        if (minutes >= 2 * DAY) {
            return t.text("related.days", "count", minutes / DAY);
        }
        return minutes >= 2 * HOUR
                ? t.text("related.hours", "count", minutes / HOUR)
                : t.text("related.minutes", "count", minutes);
    }
}
