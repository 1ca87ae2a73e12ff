package org.groundswell.trends.relate;

/**
 * How many boosts go from one group of people to another.
 *
 * @param boosts boosts by people of either group of posts by people of either
 * @param across how many of these go from the one group to the other
 * @param expected how many would if nobody minded groups
 */
public record Crossing(int boosts, int across, double expected) {
    /** No boosts. */
    static final Crossing NONE = new Crossing(0, 0, 0);

    private static final int LEAST_BOOSTS = 20;
    private static final int LEAST_EXPECTED = 5;
    private static final double Z = 1.64;

    /** @param boosters how many of the boosts are by people of the one group, {@code authors} of their posts */
    static Crossing of(int boosts, int across, int boosters, int authors) {
        double one = (double) boosters * (boosts - authors);
        double two = (double) authors * (boosts - boosters);
        return new Crossing(boosts, across, boosts == 0 ? 0 : (one + two) / boosts);
    }

    Crossing and(Crossing other) {
        return new Crossing(boosts + other.boosts, across + other.across, expected + other.expected);
    }

    /** Whether there are enough boosts to tell. */
    public boolean isKnown() {
        return boosts >= LEAST_BOOSTS && expected >= LEAST_EXPECTED;
    }

    /** Boosts across, as a share of those expected: near 0 if each group boosts its own, 1 if nobody minds groups. */
    public double mixing() {
        return expected == 0 ? 1 : across / expected;
    }

    /** The most that the mixing may be, with a confidence of about 95 %. */
    double mostMixing() {
        return expected == 0 ? 1 : (across + 1 + Z * Math.sqrt(across + 1.0)) / expected;
    }

    /** The least that the mixing may be, with a confidence of about 95 %. */
    double leastMixing() {
        return expected == 0 ? 0 : Math.max(0, across - Z * Math.sqrt(across + 1.0)) / expected;
    }
}
