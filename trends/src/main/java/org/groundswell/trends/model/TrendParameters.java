package org.groundswell.trends.model;

/**
 * The engine's settings.
 *
 * @param enter significance at which a tag is listed
 * @param leave significance below which a listed tag will leave the list
 * @param leaveAfterMinutes how many minutes it must stay below {@code leave} before it leaves (after a retraction it
 *     leaves at once)
 * @param leastPeople the least number of people for a trend, and for showing a country
 * @param leastBeta floor of the bias β, in people
 * @param betaShare β grows as this × √(people active in the place in an hour)
 * @param overdispersion variance in excess of Poisson: σ² ≥ μ + overdispersion · μ²
 * @param halfLifeHours after how many hours the weight of a closed window in the baseline has halved
 * @param mostPeople the number of people of a tag above which only a sample is kept
 * @param memoryBytes the engine's memory budget: above it, the least active tags are evicted first
 */
public record TrendParameters(
        double enter,
        double leave,
        int leaveAfterMinutes,
        int leastPeople,
        double leastBeta,
        double betaShare,
        double overdispersion,
        int halfLifeHours,
        int mostPeople,
        long memoryBytes) {
    public static final TrendParameters DEFAULT =
            new TrendParameters(5, 2, 60, 5, 0.75, 0.02, 0.05, 7 * 24, 1 << 18, 128L << 20);

    /** The same with another limit of memory. */
    public TrendParameters withMemory(long bytes) {
        return new TrendParameters(
                enter,
                leave,
                leaveAfterMinutes,
                leastPeople,
                leastBeta,
                betaShare,
                overdispersion,
                halfLifeHours,
                mostPeople,
                bytes);
    }
}
