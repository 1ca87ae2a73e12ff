package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.groundswell.bench.simulation.Scenario.Span;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;

/** The world that scenarios happen in, and the means to make them. */
final class Stage {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** What ebbs may stay on the list: the longest window still holds it, and leaving takes an hour. */
    static final long EBB = 8 * HOUR;
    /** Numbers of people from here on are nobody's in the population. */
    static final int BOTS = 1_000_000;

    final Population population;
    final SplittableRandom random;
    /** When the world begins: a Monday, midnight UTC. */
    final long start;
    /** When the judged week begins. */
    final long week;

    private final List<Scenario> scenarios = new ArrayList<>();

    Stage(Population population, long start, long week) {
        this.population = population;
        this.random = population.random();
        this.start = start;
        this.week = week;
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    void add(Scenario scenario) {
        scenarios.add(scenario);
    }

    void add(
            String name,
            String tag,
            List<Happening> happenings,
            List<Span> must,
            List<Span> may,
            boolean bought,
            boolean sudden) {
        scenarios.add(new Scenario(name, tag, happenings, must, may, bought, sudden, 0));
    }

    /** People at a rate, given by the hour since {@code from}. */
    void all(List<Happening> happenings, String tag, long from, int hours, DoubleUnaryOperator perHour) {
        for (int hour = 0; hour < hours; hour++) {
            int count = poisson(perHour.applyAsDouble(hour));
            int ofDay = (int) Math.floorMod((from + hour * HOUR) / HOUR, 24L);
            for (int i = 0; i < count; i++) {
                use(
                        happenings,
                        tag,
                        population.somebody(ofDay),
                        from + hour * HOUR + (long) (random.nextDouble() * HOUR));
            }
        }
    }

    void use(List<Happening> happenings, String tag, int person, long at) {
        happenings.add(Happening.made(population.use(tag, person, at)));
    }

    static Use bot(String tag, long person, long at, AccountTraits account, long text) {
        return new Use(tag, person, at, "", "", account, text);
    }

    int poisson(double mean) {
        return poisson(random, mean);
    }

    /** A number of events that are independent, and {@code mean} on average. */
    static int poisson(SplittableRandom random, double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Many come within ten minutes, then fewer and fewer, with a half-life of an hour. */
    void spike(String name, String tag, long onset, int crowd, String where) {
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = population.people(crowd * 2, where);
        for (int i = 0; i < crowd && i < people.size(); i++) {
            use(happenings, tag, people.get(i), onset + (long) (random.nextDouble() * 10 * MINUTE));
        }
        for (int i = crowd; i < people.size(); i++) {
            use(
                    happenings,
                    tag,
                    people.get(i),
                    onset + 10 * MINUTE + (long) (-Math.log(random.nextDouble()) * 87 * MINUTE));
        }
        add(
                name,
                tag,
                happenings,
                List.of(new Span(onset, onset + 3 * HOUR)),
                List.of(new Span(onset, onset + 3 * HOUR + EBB)),
                false,
                true);
    }
}
