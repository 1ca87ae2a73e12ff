package org.groundswell.trends.model;

/**
 * The engine's settings.
 *
 * @param enter significance at which a tag without a history is listed
 * @param alarmsAMonth how often a month a tag with a history may be listed by chance: its threshold follows from this
 * @param alarmsADay how often a day any tag of a list may be listed by chance
 * @param leave significance below which a listed tag will leave the list
 * @param leaveAfterMinutes how many minutes it must stay below {@code leave} before it leaves (after a retraction it
 *     leaves at once)
 * @param leastPeople the least number of people for a trend, and for showing a country
 * @param leastBeta floor of the bias β, in people
 * @param betaShare β grows as this × √(people active in the place in an hour)
 * @param mostPeople the number of people of a tag above which only a sample is kept
 * @param memoryBytes the engine's memory budget: above it, the least active tags are evicted first
 */
public record TrendParameters(
        double enter,
        double alarmsAMonth,
        double alarmsADay,
        double leave,
        int leaveAfterMinutes,
        int leastPeople,
        double leastBeta,
        double betaShare,
        int mostPeople,
        long memoryBytes) {
    private static final double DAYS_A_MONTH = 30;
    private static final double LEAST_THRESHOLD = 3.5;
    private static final double MOST_THRESHOLD = 60;

    public static final TrendParameters DEFAULT =
            new TrendParameters(5, 0.5, 0.005, 2, 60, 5, 0.75, 0.02, 1 << 18, 128L << 20);

    /** The same with another limit of memory. */
    public TrendParameters withMemory(long bytes) {
        return new TrendParameters(
                enter,
                alarmsAMonth,
                alarmsADay,
                leave,
                leaveAfterMinutes,
                leastPeople,
                leastBeta,
                betaShare,
                mostPeople,
                bytes);
    }

    /**
     * λ: a tag's threshold is reached by chance with a probability of e^−λ a day.
     *
     * <p>Of the alarms that a list may have by chance, each tag has a share in proportion to its people (a weighted Bonferroni
     * bound: Genovese, Roeder, Wasserman, "False discovery control with p-value weighting", 2006). So tags that many people
     * use are found earlier, and the many tags of a few people together don't fill the list.
     *
     * @param share the tag's part of the people of all tags with a history in the place, above 0
     */
    public double lambda(double share) {
        return StrictMath.log(Math.max(DAYS_A_MONTH / alarmsAMonth, 1 / (alarmsADay * share)));
    }

    /** A threshold within its bounds. */
    public double bounded(double threshold) {
        return Math.clamp(threshold, LEAST_THRESHOLD, MOST_THRESHOLD);
    }
}
