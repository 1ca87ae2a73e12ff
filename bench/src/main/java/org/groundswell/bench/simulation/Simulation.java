package org.groundswell.bench.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Five weeks of an invented world, the last of which is judged. Everybody posts about whatever they post about, in
 * Zipf's proportions and by the hours of their own day; scenarios happen on top of it. The same seed gives the same world.
 */
public final class Simulation {
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final int WARM_UP_DAYS = 28;
    private static final int JUDGED_DAYS = 7;
    private static final int LIST = 20;

    private final int people;
    private final int postsADay;
    private final long seed;
    private final long lookEvery;
    private final Scenarios scenarios;

    /**
     * @param people how many accounts there are
     * @param postsADay how many uses of tags there are besides the scenarios
     * @param lookEvery how often the lists are looked at in the judged week, in milliseconds
     */
    private Simulation(int people, int postsADay, long seed, long lookEvery, Scenarios scenarios) {
        this.people = people;
        this.postsADay = postsADay;
        this.seed = seed;
        this.lookEvery = lookEvery;
        this.scenarios = scenarios;
    }

    /** A large server, on which everything happens. */
    public static Simulation world(int people, int postsADay, long seed, long lookEvery) {
        return new Simulation(people, postsADay, seed, lookEvery, Scenarios::world);
    }

    /** A server of a few friends. */
    public static Simulation village(int people, int postsADay, long seed, long lookEvery) {
        return new Simulation(people, postsADay, seed, lookEvery, Scenarios::village);
    }

    /** Runs it with every method, all seeing the same things happen, and judges them. */
    public Verdict run() {
        Population population = new Population(people, seed);
        long week = START + WARM_UP_DAYS * Stage.DAY;
        List<Scenario> all = scenarios.of(population, START, week);
        List<Method> methods = Methods.since(START);
        List<Score> scores =
                methods.stream().map(method -> new Score(method.name(), all)).toList();
        List<Happening> told = new ArrayList<>();
        all.forEach(scenario -> told.addAll(scenario.happenings()));
        told.sort(Comparator.comparingLong(Happening::arrives));
        int next = 0;
        Background background = new Background(population, postsADay, seed);
        long look = week;
        for (int day = 0; day < WARM_UP_DAYS + JUDGED_DAYS; day++) {
            long end = START + (day + 1) * Stage.DAY;
            List<Happening> today = background.day(START + day * Stage.DAY);
            while (next < told.size() && told.get(next).arrives() < end) {
                today.add(told.get(next));
                next++;
            }
            today.sort(Comparator.comparingLong(Happening::arrives));
            for (Happening happening : today) {
                while (happening.arrives() > look) {
                    judge(methods, scores, look);
                    look += lookEvery;
                }
                for (Method method : methods) {
                    if (happening.deleted()) {
                        method.retract(happening.use());
                    } else {
                        method.use(happening.use());
                    }
                }
            }
        }
        return new Verdict(scores, all.size(), JUDGED_DAYS);
    }

    /**
     * How everybody did.
     *
     * @param scores ours first
     */
    public record Verdict(List<Score> scores, int scenarios, int days) {}

    private static void judge(List<Method> methods, List<Score> scores, long now) {
        for (int i = 0; i < methods.size(); i++) {
            scores.get(i).judge(methods.get(i).listed(now, LIST), now);
        }
    }
}
