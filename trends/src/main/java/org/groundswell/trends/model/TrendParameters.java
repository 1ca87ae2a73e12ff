package org.groundswell.trends.model;

/**
 * The engine's settings.
 *
 * @param enter significance at which a tag is listed
 * @param leave significance below which a listed tag is on its way out
 * @param leaveAfterMinutes how many minutes it must stay below {@code leave} before it goes (a retraction ends it at
 *     once)
 * @param leastPeople fewer people than this are never a trend, and never shown for a country
 * @param leastBeta floor of the bias β, in people
 * @param betaShare β grows as this × √(people active in the place in an hour)
 * @param overdispersion what the spread exceeds Poisson's by: σ² ≥ μ + overdispersion · μ²
 * @param halfLifeHours after how many hours a closed window weighs half in the baseline
 * @param mostPeople from how many people on only a sample of a tag's people is kept
 * @param memoryBytes how much memory the engine may take: above it, the least active tags are evicted first
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
