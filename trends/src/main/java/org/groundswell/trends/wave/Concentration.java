package org.groundswell.trends.wave;

import java.util.Arrays;

/**
 * How evenly people are spread over places.
 *
 * @param located distinct people of whom a place is known; the others are left out of all figures
 * @param places how many places they are in
 * @param largest how many of them are in the place with most people
 * @param effective the effective number of places: as many places with equally many people would be as even. 0 without
 *     located people
 */
public record Concentration(int located, int places, int largest, double effective) {
    /*
     * The effective number is the exponential of Shannon's entropy, the Hill number of order 1 (Hill: "Diversity and
     * evenness", Ecology 54, 1973; Jost: "Entropy and diversity", Oikos 113, 2006). Each place counts by its share of
     * the people: the number of places (order 0) would count a place with one person like one with a thousand, and
     * the inverse of Simpson's index (order 2) would hardly see places that are not among the largest. It is 1 for one
     * place and k for k equal ones; merging places never raises it.
     *
     * The figure describes the located people themselves. As an estimate for a larger population it would be too low,
     * by a factor of about exp((places - 1) / (2 · people)) (Miller 1955), since rare places are missing from a sample.
     */

    public static final Concentration NONE = new Concentration(0, 0, 0, 0);

    /**
     * The concentration of people.
     *
     * @param located how many distinct people have a place
     * @param people how many people are in each place; who was in two counts in both
     */
    public static Concentration of(int located, int[] people) {
        int[] counts = Arrays.stream(people).filter(count -> count > 0).sorted().toArray();
        if (counts.length == 0) {
            return NONE;
        }
        // Summed from the smallest, so that the result does not depend on the order of places.
        double all = Arrays.stream(counts).asLongStream().sum();
        double entropy = 0;
        for (int count : counts) {
            entropy -= count / all * StrictMath.log(count / all);
        }
        double effective = Math.clamp(StrictMath.exp(entropy), 1, counts.length);
        return new Concentration(located, counts.length, counts[counts.length - 1], effective);
    }

    /** Whether enough people are located to speak of their places: with fewer, single people could be recognised. */
    public boolean isTold() {
        return located >= Spread.LEAST_PEOPLE;
    }

    /** The part of the located people who are in the place with most, from 0 to 1. */
    public double largestShare() {
        return located == 0 ? 0 : (double) largest / located;
    }

    /** Located people for each effective place. */
    public double peoplePerPlace() {
        return effective == 0 ? 0 : located / effective;
    }
}
