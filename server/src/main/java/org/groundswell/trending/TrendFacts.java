package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/**
 * The figures that say why a tag trends, from which {@link TrendSentence} makes a sentence in any language.
 *
 * @param people distinct people in the window
 * @param expected how many are usual
 * @param since the beginning of the rise, milliseconds since the epoch
 * @param began the code of the country where it began; empty if not enough of the first people give one
 * @param countries how many countries have at least five people now
 * @param country the code of that country if there is just one; empty otherwise
 * @param counted how many people it counts as, if clearly fewer
 */
public record TrendFacts(
        Window window,
        int people,
        double expected,
        long since,
        String began,
        int countries,
        String country,
        Optional<Counted> counted) {

    /** Below this share of the people, a reader is told that they count for less. */
    private static final double CLEARLY_FEWER = 0.9;

    /**
     * People who count for less than one each.
     *
     * @param as what all people of the trend count as together
     * @param reason the strongest reason
     * @param people for how many people that is the reason
     */
    public record Counted(long as, Discount.Reason reason, int people) {}

    public static TrendFacts of(Trend trend) {
        boolean one = trend.countries().size() == 1;
        return new TrendFacts(
                trend.window(),
                trend.people(),
                trend.expected(),
                trend.since(),
                trend.began().code(),
                trend.countries().size(),
                one ? trend.countries().getFirst().place().code() : "",
                counted(trend));
    }

    /** Reasons are found for the tag as a whole, and so are said of the world's list only. */
    private static Optional<Counted> counted(Trend trend) {
        if (!trend.place().isWorld() || trend.countedAs() > CLEARLY_FEWER * trend.people()) {
            return Optional.empty();
        }
        return trend.discounts().stream()
                .findFirst()
                .map(strongest -> new Counted(Math.round(trend.countedAs()), strongest.reason(), strongest.people()));
    }
}
