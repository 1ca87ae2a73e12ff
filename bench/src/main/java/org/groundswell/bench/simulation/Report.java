package org.groundswell.bench.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Says how the methods did. */
public final class Report {
    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void print(Simulation.Verdict verdict) {
        out.printf(
                Locale.ENGLISH,
                "%n%-24s %9s %7s %6s %9s %9s %9s %7s %9s%n",
                verdict.scenarios() + " scenarios",
                "precision",
                "recall",
                "F1",
                "delay s",
                "p95 s",
                "false/day",
                "bought",
                "removed s");
        for (Score score : verdict.scores()) {
            List<Long> delays = score.delays();
            out.printf(
                    Locale.ENGLISH,
                    "%-24s %9.3f %7.3f %6.3f %,9d %,9d %9.1f %7d %,9d%n",
                    score.method(),
                    score.precision(),
                    score.recall(),
                    score.f1(),
                    delays.isEmpty() ? 0 : Score.percentile(delays, 0.5),
                    delays.isEmpty() ? 0 : Score.percentile(delays, 0.95),
                    score.falseAlarmsADay(verdict.days()),
                    score.topTen().size(),
                    score.removedUntil());
        }
        for (Score score : verdict.scores()) {
            out.println();
            out.println(score.method() + " wrongly listed: " + score.wrongly());
            out.println("  sold a place in the top ten to: " + score.topTen());
            out.println("  missed (times looked at): " + score.missed());
        }
    }
}
