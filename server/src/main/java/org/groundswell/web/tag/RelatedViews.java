package org.groundswell.web.tag;

import java.util.List;
import java.util.Locale;
import org.groundswell.http.Params;
import org.groundswell.trends.relate.Pair;
import org.groundswell.waves.Related;

/** What tags are to each other, in words. */
final class RelatedViews {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private RelatedViews() {}

    static List<RelatedView> of(List<Related> related) {
        return related.stream()
                .map(each -> new RelatedView(
                        relation(each),
                        each.other().displayName(),
                        "/tags/" + Params.encode(each.other().name().key()),
                        evidence(each)))
                .toList();
    }

    private static String relation(Related related) {
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> related.later() ? "Answers" : "Answered by";
            case ALLY -> "Carried together with";
            case TRAVELS_WITH -> "Often with";
        };
    }

    private static String evidence(Related related) {
        Pair pair = related.evidence();
        return switch (related.relation().kind()) {
            case COUNTERS, ANSWERS -> {
                String later = "#" + pair.later();
                String earlier = "#" + pair.earlier();
                String came = pair.answering() > 0
                        ? pair.answering() + " of its first " + pair.phase() + " people had answered a post with "
                                + earlier
                        : pair.naming() + " of its first " + pair.phase() + " people named " + earlier;
                yield later + " began " + length(pair.headStart()) + " after it; " + came
                        + (related.relation().pattern() >= 1 ? "; the names follow one pattern" : "") + ".";
            }
            case ALLY, TRAVELS_WITH -> String.format(Locale.ENGLISH, "About %,d people used both.", pair.both());
        };
    }

    private static String length(int minutes) {
        if (minutes >= 2 * DAY) {
            return minutes / DAY + " days";
        }
        return minutes >= 2 * HOUR ? minutes / HOUR + " hours" : minutes + " minutes";
    }
}
