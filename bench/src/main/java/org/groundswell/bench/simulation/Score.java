package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How a method did, minute by minute. */
final class Score {
    private static final long MINUTE = 60_000;
    private static final int TOP = 10;

    private final String method;
    private final Map<String, Scenario> byTag = new HashMap<>();
    private final Map<String, Long> firstListed = new HashMap<>();
    private final Set<String> wrongly = new TreeSet<>();
    private final Set<String> topTen = new TreeSet<>();
    private final Map<String, Integer> missed = new HashMap<>();
    private final Set<String> before = new HashSet<>();
    private int hits;
    private int misses;
    private int falseMinutes;
    private int falseAlarms;
    private long removedUntil;

    Score(String method, List<Scenario> scenarios) {
        this.method = method;
        scenarios.forEach(scenario -> byTag.put(scenario.tag(), scenario));
    }

    /** Judges a list as it stands at a moment. */
    void judge(List<String> listed, long now) {
        for (int i = 0; i < listed.size(); i++) {
            String tag = listed.get(i);
            Scenario scenario = byTag.get(tag);
            boolean must = scenario != null && scenario.mustBeListed(now);
            boolean may = scenario != null && scenario.mayBeListed(now);
            if (must) {
                hits++;
            } else if (!may) {
                falseMinutes++;
                if (!before.contains(tag)) {
                    falseAlarms++;
                }
                if (scenario != null) {
                    wrongly.add(scenario.name());
                }
            }
            if (scenario != null) {
                if (must || may) {
                    firstListed.putIfAbsent(tag, now);
                }
                if (scenario.bought() && i < TOP) {
                    topTen.add(scenario.name());
                }
                if (scenario.gone() != 0 && now >= scenario.gone()) {
                    removedUntil = Math.max(removedUntil, now - scenario.gone() + MINUTE);
                }
            }
        }
        Set<String> on = Set.copyOf(listed);
        byTag.forEach((tag, scenario) -> {
            if (scenario.mustBeListed(now) && !on.contains(tag)) {
                misses++;
                missed.merge(scenario.name(), 1, Integer::sum);
            }
        });
        before.clear();
        before.addAll(listed);
    }

    String method() {
        return method;
    }

    double precision() {
        return hits + falseMinutes == 0 ? 0 : (double) hits / (hits + falseMinutes);
    }

    double recall() {
        return (double) hits / (hits + misses);
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** Seconds from the true onset of sudden spikes to their listing; those never listed count as a day. Sorted. */
    List<Long> delays() {
        List<Long> delays = new ArrayList<>();
        for (Scenario scenario : byTag.values()) {
            if (scenario.sudden()) {
                Long first = firstListed.get(scenario.tag());
                delays.add(first == null ? 86_400 : (first - scenario.onset()) / 1_000);
            }
        }
        Collections.sort(delays);
        return delays;
    }

    double falseAlarmsADay(int days) {
        return (double) falseAlarms / days;
    }

    /** Scenarios in which a place in the top ten was bought. */
    Set<String> topTen() {
        return topTen;
    }

    /** Scenarios listed when they should not have been. */
    Set<String> wrongly() {
        return wrongly;
    }

    /** Minutes missed, by scenario. */
    Map<String, Integer> missed() {
        return missed;
    }

    /** For how many seconds a campaign was listed after it had been removed; 0 if it was gone at once. */
    long removedUntil() {
        return removedUntil / 1_000;
    }

    static long percentile(List<Long> sorted, double share) {
        long[] values = sorted.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1.0, Math.ceil(share * values.length) - 1)];
    }
}
