package org.groundswell.bench.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Prints how methods did in several {@link LongSimulation}s, each figure as the mean over the seeds with an interval of 95 %
 * (percentile bootstrap over seeds: Efron, Tibshirani, <i>An Introduction to the Bootstrap</i>, 1993).
 */
public final class LongReport {
    private static final int RESAMPLES = 2_000;
    private static final double MONTHS = (LongSimulation.DAYS - 14) / 30.0;

    private final Map<String, List<LongScore>> byMethod = new LinkedHashMap<>();
    private PrintStream out = System.out;

    /** Adds the scores of all methods in one world. */
    public void add(List<LongScore> scores) {
        scores.forEach(score ->
                byMethod.computeIfAbsent(score.method(), _ -> new ArrayList<>()).add(score));
    }

    /** Prints everything, method beside method. */
    public void print(PrintStream to) {
        out = to;
        out.printf(
                Locale.ENGLISH,
                "%nTwenty weeks, %d seeds: mean [95 %% interval over seeds]%n",
                byMethod.values().iterator().next().size());
        line("", List.copyOf(byMethod.keySet()));
        figure("precision", LongScore::precision);
        figure("recall", LongScore::recall);
        figure("F1", LongScore::f1);
        figure("habits listed from the third time on", score -> sum(score.repeatedHabits()));
        figure(
                "false alarms per tag of noise and month",
                score -> sum(score.falseAlarms()) / score.falseAlarms().size() / MONTHS);
        figure("false alarms of 4,000 background tags", LongScore::backgroundAlarms);
        details("habit, times listed from the third on", LongScore::repeatedHabits, 1);
        details("noise, false alarms a month", LongScore::falseAlarms, MONTHS);
        delays();
        waves();
    }

    private void figure(String name, ToDoubleFunction<LongScore> figure) {
        line(
                name,
                byMethod.values().stream()
                        .map(scores ->
                                interval(scores.stream().mapToDouble(figure).toArray()))
                        .toList());
    }

    private void details(String title, Function<LongScore, Map<String, Integer>> counts, double per) {
        out.println();
        line(title, List.copyOf(byMethod.keySet()));
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<LongScore> scores : byMethod.values()) {
            Map<String, Integer> sums = new HashMap<>();
            scores.forEach(
                    score -> counts.apply(score).forEach((name, count) -> sums.merge(name, count, Integer::sum)));
            sums.forEach((name, sum) -> rows.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(String.format(Locale.ENGLISH, "%.2f", sum / per / scores.size())));
        }
        rows.forEach(this::line);
    }

    private void delays() {
        out.println();
        line("news: found, minutes (median, p90)", List.copyOf(byMethod.keySet()));
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<LongScore> scores : byMethod.values()) {
            Map<String, List<Double>> all = new HashMap<>();
            for (LongScore score : scores) {
                score.delays()
                        .forEach((name, delays) -> all.computeIfAbsent(name, _ -> new ArrayList<>())
                                .addAll(delays));
                score.slowRises()
                        .forEach((name, hours) -> all.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(hours * 60));
            }
            all.forEach((name, delays) -> {
                Collections.sort(delays);
                long found = delays.stream().filter(Double::isFinite).count();
                rows.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(String.format(
                                Locale.ENGLISH,
                                "%d/%d %s %s",
                                found,
                                delays.size(),
                                minutes(delays, 0.5),
                                minutes(delays, 0.9)));
            });
        }
        rows.forEach(this::line);
    }

    private static String minutes(List<Double> sorted, double share) {
        double value = sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size()));
        return Double.isFinite(value) ? String.format(Locale.ENGLISH, "%.1f", value) : "never";
    }

    private void waves() {
        out.println();
        byMethod.forEach((method, scores) -> out.println(method + ", seed by seed: "
                + scores.stream().map(LongScore::waves).toList()));
    }

    private void line(String name, Collection<String> columns) {
        StringBuilder line = new StringBuilder(String.format(Locale.ENGLISH, "%-42s", name));
        columns.forEach(column -> line.append(String.format(Locale.ENGLISH, " %-22s", column)));
        out.println(line.toString().stripTrailing());
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String interval(double[] values) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < values.length; j++) {
                means[i] += values[random.nextInt(values.length)] / values.length;
            }
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).average().orElse(0);
        return String.format(
                Locale.ENGLISH,
                "%.3f [%.3f, %.3f]",
                mean,
                means[(int) (0.025 * RESAMPLES)],
                means[(int) (0.975 * RESAMPLES)]);
    }
}
