package org.groundswell.trending;

import java.util.Optional;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Window;

/**
 * The figures that explain why a tag trends; {@link TrendSentence} makes a sentence of them in any language.
 *
 * @param window the window that decided that it trends
 * @param people distinct people in the window
 * @param expected the number that was usual lately
 * @param since the beginning of the rise, milliseconds since the epoch
 * @param began the code of the country where it began; empty if too few of the first people have one
 * @param countries the number of countries with at least five people in the last six hours
 * @param country the code of that country if there is just one; empty otherwise
 * @param counted the discounted number of people, if clearly lower
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

    /** The share of people below which the discount is mentioned. */
    private static final double CLEARLY_FEWER = 0.9;

    /**
     * People who count for less than one each.
     *
     * @param as the number of people that all people of the trend count as
     * @param reason the strongest reason
     * @param people the number of people it applies to
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

    /** Reasons are determined for the tag as a whole, so they are mentioned in the world's list only. */
    private static Optional<Counted> counted(Trend trend) {
        if (!trend.place().isWorld() || trend.countedAs() > CLEARLY_FEWER * trend.people()) {
            return Optional.empty();
        }
        return trend.discounts().stream()
                .findFirst()
                .map(strongest -> new Counted(Math.round(trend.countedAs()), strongest.reason(), strongest.people()));
    }
}
