package org.groundswell.stories;

import java.util.Map;

/** The texts beside a story's charts and at its end, in its language. */
public final class ChartWords {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private ChartWords() {}

    /** The length of a curve's step, in words. */
    public static String measure(Prose prose, int step) {
        if (step % DAY == 0) {
            return prose.say("chart.days", Map.of("stepCount", step / DAY));
        }
        return step % HOUR == 0
                ? prose.say("chart.hours", Map.of("stepCount", step / HOUR))
                : prose.say("chart.minutes", Map.of("stepCount", step));
    }

    /** The note that some posts have been deleted. */
    public static String withdrawn(Article article) {
        Prose prose = article.prose();
        return prose.say(
                "quote.withdrawn",
                Map.of("withdrawnCount", article.withdrawn(), "withdrawn", prose.number(article.withdrawn())));
    }
}
