package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.http.Params;
import org.groundswell.rendering.Phrases;
import org.groundswell.text.Translator;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;
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
                        each.other().name().key(),
                        "/tags/" + Params.encode(each.other().name().key()),
                        evidence(each, t)))
                .toList();
    }

    private static String relation(Related related, Translator t) {
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> {
                boolean replying = related.start() == Related.Start.REPLYING;
                String answers = replying ? "related.started_as_reply" : "related.answers";
                yield t.text(related.later() ? answers : "related.answered_by");
            }
            case REPORTS_ON -> t.text(related.later() ? "related.reports_on" : "related.reported_by");
            case ALLY -> t.text("related.ally");
            case TRAVELS_WITH -> t.text("related.travels_with");
        };
    }

    private static String evidence(Related related, Translator t) {
        Pair pair = related.evidence();
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> {
                List<String> facts = new ArrayList<>(List.of(began(pair, t)));
                if (related.relation().kind() == Relation.Kind.COUNTERS) {
                    facts.add(boosts(pair, t));
                }
                if (related.relation().pattern() >= 1) {
                    facts.add(t.text("related.pattern"));
                }
                yield sentence(Phrases.join(facts, t), t);
            }
            case REPORTS_ON ->
                sentence(
                        t.text(
                                "related.reports",
                                "later",
                                "#" + pair.later(),
                                "of",
                                pair.phase(),
                                "count",
                                pair.answering() + pair.naming(),
                                "earlier",
                                "#" + pair.earlier(),
                                "others",
                                pair.crowds().aboutThird(),
                                "other",
                                "#" + related.third().orElse("")),
                        t);
            case ALLY -> sentence(Phrases.join(List.of(both(related, t), boosts(pair, t)), t), t);
            case TRAVELS_WITH -> sentence(both(related, t), t);
        };
    }

    private static String both(Related related, Translator t) {
        return t.text(
                "related.both",
                "count",
                related.both(),
                "other",
                "#" + related.other().displayName());
    }

    private static String began(Pair pair, Translator t) {
        boolean replied = pair.answering() > 0;
        return t.text(
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
    }

    private static String boosts(Pair pair, Translator t) {
        return t.text("related.boosts", "across", pair.boostsAcross(), "boosts", pair.boosts());
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
