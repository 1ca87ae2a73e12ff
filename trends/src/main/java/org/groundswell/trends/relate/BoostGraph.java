package org.groundswell.trends.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Who boosts whom among the people of two tags, and the two camps in it. Each person starts from the tag that they use
 * more, and moves towards the people that they boost and are boosted by.
 */
final class BoostGraph {
    private static final int FOLDS = 4;
    private static final int NO_FOLD = -1;
    /** The number of people who have no boosts: they are in neither camp. */
    private static final int NOBODY = 0;

    private static final int ROUNDS = 40;
    /** The weight of the tag that a person uses more, in boosts. */
    private static final double OWN = 0.2;

    private static final int LEAST_PEOPLE = 10;

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final double[] start;

    private record Edge(int booster, int author, int fold) {}

    /** @param sides 1 for people of the later tag, -1 for people of the earlier one, otherwise 0 */
    BoostGraph(List<Sample.Boost> boosts, ToIntFunction<Long> sides) {
        // Sorted, so that the order of the boosts makes no difference, not even to the last digit.
        boosts.stream()
                .filter(boost -> boost.booster() != boost.author())
                .sorted(Comparator.comparingLong(Sample.Boost::author).thenComparingLong(Sample.Boost::booster))
                .forEach(boost -> edges.add(new Edge(number(boost.booster()), number(boost.author()), fold(boost))));
        start = new double[numbers.size() + 1];
        numbers.forEach((person, number) -> start[number] = sides.applyAsInt(person));
    }

    private int number(long person) {
        return numbers.computeIfAbsent(person, _ -> numbers.size() + 1);
    }

    /** Two people are always in one fold: a boost says nothing new about an author who was boosted before. */
    private static int fold(Sample.Boost boost) {
        long one = Math.min(boost.booster(), boost.author());
        long two = Math.max(boost.booster(), boost.author());
        return (int) (mixed(mixed(one) + two) & (FOLDS - 1));
    }

    /** Spreads numbers evenly over all numbers (the finaliser of SplitMix64). */
    private static long mixed(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The camps, and where the people of the two tags stand. */
    Camps camps(Sample earlier, Sample later) {
        Crossing tested = Crossing.NONE;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            tested = tested.and(counted(settle(fold), edge -> edge.fold() == left));
        }
        double[] all = settle(NO_FOLD);
        return new Camps(
                tested,
                inLater(earlier.authors(), all),
                inLater(earlier.firstPeople(), all),
                inLater(later.firstPeople(), all));
    }

    private Crossing counted(double[] camps, Predicate<Edge> wanted) {
        int boosts = 0;
        int across = 0;
        int boosters = 0;
        int authors = 0;
        for (Edge edge : edges) {
            if (wanted.test(edge) && camps[edge.booster()] != 0 && camps[edge.author()] != 0) {
                boosts++;
                boosters += camps[edge.booster()] > 0 ? 1 : 0;
                authors += camps[edge.author()] > 0 ? 1 : 0;
                across += camps[edge.booster()] > 0 == camps[edge.author()] > 0 ? 0 : 1;
            }
        }
        return Crossing.of(boosts, across, boosters, authors);
    }

    /** The share of some people who are in the camp of the later tag; a half if too few of them are known. */
    private double inLater(Set<Long> people, double[] camps) {
        int known = 0;
        int there = 0;
        for (long person : people) {
            double camp = camps[numbers.getOrDefault(person, NOBODY)];
            known += camp == 0 ? 0 : 1;
            there += camp > 0 ? 1 : 0;
        }
        return known < LEAST_PEOPLE ? 0.5 : (double) there / known;
    }

    /** The camp of each person: above 0 that of the later tag, below 0 that of the earlier one, 0 unknown. */
    private double[] settle(int without) {
        double[] camps = start.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] sums = new double[camps.length];
            double[] weights = new double[camps.length];
            for (Edge edge : edges) {
                if (edge.fold() != without) {
                    sums[edge.booster()] += camps[edge.author()];
                    sums[edge.author()] += camps[edge.booster()];
                    weights[edge.booster()]++;
                    weights[edge.author()]++;
                }
            }
            double mean = 0;
            double weight = 0;
            for (int i = 0; i < camps.length; i++) {
                if (weights[i] > 0) {
                    camps[i] = (camps[i] + (OWN * start[i] + sums[i]) / (OWN + weights[i])) / 2;
                    mean += camps[i] * weights[i];
                    weight += weights[i];
                } else {
                    camps[i] = start[i];
                }
            }
            mean = weight == 0 ? 0 : mean / weight;
            double largest = 0;
            for (int i = 0; i < camps.length; i++) {
                camps[i] = weights[i] > 0 ? camps[i] - mean : camps[i];
                largest = weights[i] > 0 ? Math.max(largest, Math.abs(camps[i])) : largest;
            }
            for (int i = 0; largest > 0 && i < camps.length; i++) {
                camps[i] = weights[i] > 0 ? camps[i] / largest : camps[i];
            }
        }
        return camps;
    }
}
