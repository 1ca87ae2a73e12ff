package org.groundswell.bench;

import org.groundswell.bench.simulation.LongReport;
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

    void run() {
        LongReport report = new LongReport();
        for (int seed = 1; seed <= seeds; seed++) {
            report.add(new LongSimulation().run(seed, Methods::since));
            table.note("world " + seed + " of " + seeds);
        }
        table.add(report);
    }
}
