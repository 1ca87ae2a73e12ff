package org.groundswell.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.groundswell.trends.wave.Spread;

/**
 * The classes of numbers of people on a map: at most five, with round limits. Each has about twice the people of the one
 * before, or more if the numbers are far apart.
 *
 * @param limits the smallest number of each class, from five on
 */
public record MapScale(List<Integer> limits) {
    /** Colour levels are from 1 (lightest) to this. */
    private static final int LEVELS = 5;

    private static final int[] ROUND = {10, 20, 50};

    /** @param most the largest number on the map */
    public static MapScale of(int most) {
        List<Integer> round = new ArrayList<>();
        round.add(Spread.LEAST_PEOPLE);
        for (long ten = 1; ten * ROUND[0] <= most; ten *= 10) {
            for (int each : ROUND) {
                if (each * ten <= most) {
                    round.add((int) (each * ten));
                }
            }
        }
        if (round.size() <= LEVELS) {
            return new MapScale(List.copyOf(round));
        }
        List<Integer> limits = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            limits.add(round.get((int) Math.round(i * (round.size() - 1.0) / (LEVELS - 1))));
        }
        return new MapScale(List.copyOf(limits));
    }

    /**
     * A class in the legend.
     *
     * @param level its colour level
     * @param label its limits, such as "10–19"
     */
    public record Step(int level, String label) {}

    /** The colour level of a number of people; 0 for fewer than five. */
    public int level(int people) {
        int reached = 0;
        while (reached < limits.size() && people >= limits.get(reached)) {
            reached++;
        }
        return reached == 0 ? 0 : levelOf(reached - 1);
    }

    /** The colour level of each class: spread over all levels, so that few classes are easy to tell apart. */
    private int levelOf(int index) {
        return limits.size() == 1 ? 3 : 1 + (int) Math.round(index * (LEVELS - 1.0) / (limits.size() - 1));
    }

    /** The colour levels of the classes. */
    public List<Integer> levels() {
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            levels.add(levelOf(i));
        }
        return List.copyOf(levels);
    }

    /**
     * The classes for a legend, in the signs that all languages have; the first is that of fewer than five people.
     *
     * @param number writes a number
     */
    public List<Step> steps(IntFunction<String> number) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(0, "< " + number.apply(Spread.LEAST_PEOPLE)));
        for (int i = 0; i < limits.size(); i++) {
            boolean last = i == limits.size() - 1;
            String from = number.apply(limits.get(i));
            steps.add(new Step(levelOf(i), last ? "≥ " + from : from + "–" + number.apply(limits.get(i + 1) - 1)));
        }
        return List.copyOf(steps);
    }
}
