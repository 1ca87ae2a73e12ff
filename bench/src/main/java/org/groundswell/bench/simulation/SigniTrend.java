package org.groundswell.bench.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.model.Use;

/**
 * SigniTrend (KDD 2014) on people an hour: when an hour ends, every tag's people x are compared with their weighted mean
 * and variance, (x − max(μ, β)) / (σ + β), and then learned. β is 1, the half-life seven days, the threshold 5. The
 * exact numbers are kept instead of its hash table.
 */
final class SigniTrend implements Method {
    private static final long HOUR = 3_600_000L;
    private static final double ALPHA = 1 - Math.pow(2, -1.0 / (7 * 24));
    private static final double BETA = 1;
    private static final double THRESHOLD = 5;

    private static final class Tag {
        double mean;
        double variance;
    }

    private final Map<String, Tag> tags = new HashMap<>();
    private final Map<String, Set<Long>> people = new HashMap<>();
    private long hour = Long.MIN_VALUE;
    private List<String> list = List.of();

    @Override
    public String name() {
        return "SigniTrend, hourly";
    }

    @Override
    public void use(Use use) {
        turnTo(use.at() / HOUR);
        people.computeIfAbsent(use.tag(), _ -> new HashSet<>()).add(use.person());
    }

    @Override
    public void retract(Use use) {
        // A running mean can't forget one.
    }

    @Override
    public List<String> listed(long now, int limit) {
        turnTo(now / HOUR);
        return list.subList(0, Math.min(limit, list.size()));
    }

    private void turnTo(long to) {
        if (hour == Long.MIN_VALUE) {
            hour = to;
        }
        while (hour < to) {
            close();
            hour++;
        }
    }

    private void close() {
        Map<String, Double> scores = new HashMap<>();
        people.keySet().forEach(tag -> tags.computeIfAbsent(tag, _ -> new Tag()));
        tags.forEach((name, tag) -> {
            int x = people.getOrDefault(name, Set.of()).size();
            double score = (x - Math.max(tag.mean, BETA)) / (Math.sqrt(tag.variance) + BETA);
            if (score >= THRESHOLD) {
                scores.put(name, score);
            }
            double delta = x - tag.mean;
            tag.mean += ALPHA * delta;
            tag.variance = (1 - ALPHA) * (tag.variance + ALPHA * delta * delta);
        });
        tags.values().removeIf(tag -> tag.mean < 1e-3);
        people.clear();
        list = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
