package org.groundswell.bench.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.groundswell.bench.simulation.Method;
import org.groundswell.bench.simulation.Methods;
import org.groundswell.trends.model.Use;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mentions of companies per five minutes, with windows that people have labelled: each series is taken for one tag, each
 * mention for a person. Scored as the Numenta Anomaly Benchmark does (Lavin, Ahmad: <i>Evaluating real-time anomaly
 * detection algorithms</i>, ICMLA 2015, standard profile): the earlier in its window something is found, the more it
 * counts; what is found elsewhere counts against. 100 is perfect, 0 is finding nothing.
 */
final class Volume {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final long STEP = 5 * 60_000L;
    private static final double NOT_JUDGED = 0.15;
    private static final double FALSE_WEIGHT = 0.11;

    private final Path directory;
    private final PrintStream out;

    Volume(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    private record Window(long from, long to) {
        boolean contains(long at) {
            return at >= from && at <= to;
        }
    }

    private static final class Result {
        int windows;
        int hit;
        int falseEpisodes;
        long stepsOn;
        double score;
    }

    void run() throws IOException {
        Map<String, List<Window>> labelled = windows();
        Map<String, Result> results = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (Map.Entry<String, List<Window>> series : labelled.entrySet()) {
            List<long[]> bins = new ArrayList<>();
            RealData.csv(
                    directory.resolve(series.getKey() + ".csv"),
                    columns -> bins.add(new long[] {millis(columns[0]), Long.parseLong(columns[1])}));
            for (Method method : Methods.since(bins.getFirst()[0])) {
                if (!order.contains(method.name())) {
                    order.add(method.name());
                }
                judge(method, bins, series.getValue(), results.computeIfAbsent(method.name(), _ -> new Result()));
            }
        }
        out.printf(
                Locale.ENGLISH,
                "%n%-28s %12s %15s %9s %6s%n",
                "labelled mentions",
                "windows hit",
                "false episodes",
                "hours on",
                "NAB");
        for (String method : order) {
            Result result = results.get(method);
            if (result != null) {
                out.printf(
                        Locale.ENGLISH,
                        "%-28s %8d / %d %15d %,9d %6.1f%n",
                        method,
                        result.hit,
                        result.windows,
                        result.falseEpisodes,
                        result.stepsOn * STEP / 3_600_000,
                        100 * (result.score + result.windows) / (2.0 * result.windows));
            }
        }
    }

    private static void judge(Method method, List<long[]> bins, List<Window> windows, Result result) {
        long judgedFrom = bins.get((int) (bins.size() * NOT_JUDGED))[0];
        List<Long> alarms = new ArrayList<>();
        boolean listed = false;
        long person = 0;
        for (long[] bin : bins) {
            for (int i = 0; i < bin[1]; i++) {
                person++;
                method.use(Use.of("company", person, bin[0] + i * STEP / bin[1], ""));
            }
            long end = bin[0] + STEP;
            boolean now = method.listed(end, 10).contains("company");
            if (end >= judgedFrom) {
                result.stepsOn += now ? 1 : 0;
                if (now && !listed) {
                    alarms.add(bin[0]);
                }
            }
            listed = now;
        }
        score(
                alarms,
                windows.stream().filter(window -> window.to() >= judgedFrom).toList(),
                result);
    }

    private static void score(List<Long> alarms, List<Window> windows, Result result) {
        result.windows += windows.size();
        for (Window window : windows) {
            double best = alarms.stream()
                    .filter(window::contains)
                    .mapToDouble(
                            at -> sigmoid(-(double) (window.to() - at) / (window.to() - window.from())) / sigmoid(-1))
                    .max()
                    .orElse(-1);
            result.hit += best > -1 ? 1 : 0;
            result.score += best;
        }
        for (long at : alarms) {
            if (windows.stream().noneMatch(window -> window.contains(at))) {
                result.falseEpisodes++;
                result.score += FALSE_WEIGHT
                        * windows.stream()
                                .filter(window -> window.to() < at)
                                .mapToDouble(
                                        window -> sigmoid((double) (at - window.to()) / (window.to() - window.from())))
                                .max()
                                .orElse(-1);
            }
        }
    }

    /** From 1 at the left end of a window through 0 at its right end to −1 far after it. */
    private static double sigmoid(double position) {
        return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }

    private Map<String, List<Window>> windows() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(directory.resolve("windows.json")));
        Map<String, List<Window>> windows = new TreeMap<>();
        json.properties().forEach(series -> {
            List<Window> of = new ArrayList<>();
            series.getValue()
                    .forEach(pair -> of.add(new Window(
                            millis(pair.get(0).asString().substring(0, 19)),
                            millis(pair.get(1).asString().substring(0, 19)))));
            windows.put(series.getKey(), of);
        });
        return windows;
    }

    private static long millis(String time) {
        Instant instant = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        return instant.toEpochMilli();
    }
}
