package org.groundswell.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundswell.bench.simulation.LongReport;
import org.groundswell.bench.simulation.LongScore;
import org.groundswell.bench.simulation.LongSimulation;
import org.groundswell.bench.simulation.Methods;

/** How well habits, noise and news are told apart over twenty weeks, in several invented worlds. */
final class HabitsScenario {
    private final int seeds;
    private final Table table;

    /** @param seeds how many worlds */
    HabitsScenario(int seeds, Table table) {
        this.seeds = seeds;
        this.table = table;
    }

    /** Runs the worlds, as many at once as there are processors. */
    void run() {
        LongReport report = new LongReport();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<LongScore>>> worlds = IntStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> workers.submit(() -> new LongSimulation().run(seed, Methods::since)))
                    .toList();
            for (int i = 0; i < worlds.size(); i++) {
                report.add(scores(worlds.get(i)));
                table.note("world " + (i + 1) + " of " + seeds);
            }
        }
        table.add(report);
    }

    private static List<LongScore> scores(Future<List<LongScore>> world) {
        try {
            return world.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world could not be run", e.getCause());
        }
    }
}
