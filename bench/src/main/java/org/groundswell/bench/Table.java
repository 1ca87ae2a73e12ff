package org.groundswell.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.groundswell.bench.real.RealData;
import org.groundswell.bench.relations.RelationJudge;
import org.groundswell.bench.simulation.CrowdReport;
import org.groundswell.bench.simulation.LongReport;
import org.groundswell.bench.simulation.Report;
import org.groundswell.bench.simulation.Simulation;
import org.groundswell.bench.topics.TopicChanges;
import org.groundswell.bench.topics.TopicJudge;
import tools.jackson.databind.json.JsonMapper;

/** The measurements of a run, shown as they come, or as JSON at the end. */
final class Table {
    private final PrintStream out;
    private final boolean json;
    private final List<Row> rows = new ArrayList<>();

    Table(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void heading(String scenario) {
        if (!json) {
            out.printf(
                    Locale.ENGLISH,
                    "%n%-44s %7s %11s %9s %9s %6s %8s %8s%n",
                    scenario,
                    "clients",
                    "per second",
                    "p50 ms",
                    "p99 ms",
                    "cores",
                    "peak MB",
                    "ceiling");
        }
    }

    void add(Row row) {
        rows.add(row);
        if (!json) {
            out.printf(
                    Locale.ENGLISH,
                    "%-44s %7d %,11.0f %9s %9s %6s %8s %8s%n",
                    row.what(),
                    row.clients(),
                    row.perSecond(),
                    row.p50() < 0 ? "" : String.format(Locale.ENGLISH, "%.2f", row.p50()),
                    row.p99() < 0 ? "" : String.format(Locale.ENGLISH, "%.2f", row.p99()),
                    row.cores() < 0 ? "" : String.format(Locale.ENGLISH, "%.2f", row.cores()),
                    row.peakMegabytes() <= 0 ? "" : Long.toString(row.peakMegabytes()),
                    row.ofCeiling() < 0 ? "" : String.format(Locale.ENGLISH, "%.0f %%", row.ofCeiling() * 100));
        }
    }

    void add(Simulation.Verdict verdict) {
        if (!json) {
            new Report(out).print(verdict);
        }
    }

    void add(RelationJudge judge) {
        if (!json) {
            judge.print(out);
        }
    }

    void add(CrowdReport report) {
        if (!json) {
            report.print(out);
        }
    }

    void add(TopicJudge judge) {
        if (!json) {
            judge.print(out);
        }
    }

    void add(TopicChanges changes) {
        if (!json) {
            changes.print(out);
        }
    }

    void add(LongReport report) {
        if (!json) {
            report.print(out);
        }
    }

    /** What the engine makes of real data, where that is there. */
    void real(Path directory, Path scratch) throws IOException {
        if (!json && Files.isDirectory(directory)) {
            new RealData(directory, scratch, out).run();
        }
    }

    void note(String text) {
        if (!json) {
            out.println("  " + text);
        }
    }

    void end() {
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(rows));
        }
    }
}
