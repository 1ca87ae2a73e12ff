package org.groundswell.bench.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Twenty weeks of an invented world, in which habits can be told from news because they come again: rituals, weekly chats,
 * monthly meetings, noise, and news of all sizes on new and on known tags. The same seed gives the same world.
 */
public final class LongSimulation {
    static final int DAYS = 140;
    /** Monday. */
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    private static final int LIST = 60;
    private static final int PEOPLE = 8_000;
    private static final int BACKGROUND_A_DAY = 2_400;

    private final int days;
    private final long lookEvery;

    public LongSimulation() {
        this(DAYS, Stage.MINUTE);
    }

    /**
     * @param days how many days to run
     * @param lookEvery how often the lists are judged, in milliseconds
     */
    LongSimulation(int days, long lookEvery) {
        this.days = days;
        this.lookEvery = lookEvery;
    }

    /**
     * Runs a world with methods that see the same things happen, and judges them.
     *
     * @param since makes the methods, which know what happens from a moment on
     */
    public List<LongScore> run(long seed, LongFunction<List<Method>> since) {
        Population population = new Population(PEOPLE, seed);
        List<Source> sources = new Sources(population, seed, START, days).all();
        Background background = new Background(population, BACKGROUND_A_DAY, seed);
        List<Method> methods = since.apply(START);
        List<LongScore> scores = methods.stream()
                .map(method -> new LongScore(method.name(), sources, START))
                .toList();
        long look = START + lookEvery;
        for (int day = 0; day < days; day++) {
            long from = START + day * Stage.DAY;
            List<Happening> today = new ArrayList<>(background.day(from));
            for (Source source : sources) {
                source.days().make(day, from, today);
            }
            today.sort(Comparator.comparingLong(Happening::arrives));
            for (Happening happening : today) {
                while (happening.arrives() > look) {
                    judge(methods, scores, look);
                    look += lookEvery;
                }
                for (Method method : methods) {
                    method.use(happening.use());
                }
            }
        }
        return scores;
    }

    private static void judge(List<Method> methods, List<LongScore> scores, long now) {
        for (int i = 0; i < methods.size(); i++) {
            scores.get(i).judge(Set.copyOf(methods.get(i).listed(now, LIST)), now);
        }
    }
}
