package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.groundswell.bench.simulation.Scenario.Span;

/** How a method did in a {@link LongSimulation}. */
public final class LongScore {
    private final String method;
    private final long start;
    private final List<Source> sources;
    private final Map<String, Source> byTag = new HashMap<>();
    /** When each tag entered the list, in order. */
    private final Map<String, List<Long>> entries = new HashMap<>();
    /** How many times each tag was on the list when looked at. */
    private final Map<String, Integer> looks = new HashMap<>();

    private Set<String> before = Set.of();
    private long right;
    private long wrong;
    private long missed;
    private final Map<String, Integer> missedBy = new TreeMap<>();
    private final Map<String, Integer> wrongBy = new TreeMap<>();

    LongScore(String method, List<Source> sources, long start) {
        this.method = method;
        this.sources = sources;
        this.start = start;
        sources.forEach(source -> byTag.put(source.tag(), source));
    }

    void judge(Set<String> listed, long now) {
        for (String tag : listed) {
            if (!before.contains(tag)) {
                entries.computeIfAbsent(tag, _ -> new ArrayList<>()).add(now);
            }
            Source source = byTag.get(tag);
            if (source != null) {
                looks.merge(tag, 1, Integer::sum);
            }
            if (source != null && source.mustBeListed(now)) {
                right++;
            } else if (source == null ? now >= start + 14 * Stage.DAY : !source.mayBeListed(now)) {
                wrong++;
                wrongBy.merge(source == null ? "background" : source.name(), 1, Integer::sum);
            }
        }
        for (Source source : sources) {
            if (source.mustBeListed(now) && !listed.contains(source.tag())) {
                missed++;
                missedBy.merge(source.name(), 1, Integer::sum);
            }
        }
        before = listed;
    }

    public String method() {
        return method;
    }

    public double f1() {
        return 2.0 * right / (2.0 * right + wrong + missed);
    }

    public double precision() {
        return right + wrong == 0 ? 0 : (double) right / (right + wrong);
    }

    public double recall() {
        return (double) right / (right + missed);
    }

    /** Looks at which a tag of a kind was missed. */
    public Map<String, Integer> missedBy() {
        return missedBy;
    }

    /** Looks at which a tag of a kind was listed and should not have been. */
    public Map<String, Integer> wrongBy() {
        return wrongBy;
    }

    /** By habit, how many of its occurrences from the third on were listed. */
    public Map<String, Integer> repeatedHabits() {
        Map<String, Integer> repeated = new TreeMap<>();
        for (Source source : sources) {
            if (source.kind() == Source.Kind.HABIT) {
                Set<Span> listed = new HashSet<>();
                for (long at : entries.getOrDefault(source.tag(), List.of())) {
                    if (!source.mayBeListed(at)) {
                        source.occurrences().stream()
                                .filter(span -> at >= span.from() && at < span.to() + Stage.EBB)
                                .forEach(listed::add);
                    }
                }
                repeated.put(source.name(), listed.size());
            }
        }
        return repeated;
    }

    /** By kind of noise, how often it was listed by chance. */
    public Map<String, Integer> falseAlarms() {
        Map<String, Integer> alarms = new TreeMap<>();
        for (Source source : sources) {
            if (source.kind() == Source.Kind.NOISE) {
                alarms.put(source.name(), (int) entries.getOrDefault(source.tag(), List.of()).stream()
                        .filter(at -> !source.mayBeListed(at))
                        .count());
            }
        }
        return alarms;
    }

    /** How often tags of the background were listed after two weeks. */
    public int backgroundAlarms() {
        int alarms = 0;
        for (Map.Entry<String, List<Long>> each : entries.entrySet()) {
            if (!byTag.containsKey(each.getKey())) {
                alarms += (int) each.getValue().stream()
                        .filter(at -> at >= start + 14 * Stage.DAY)
                        .count();
            }
        }
        return alarms;
    }

    /** By kind of news, the minutes from its beginning until it was listed; those never listed as infinity. */
    public Map<String, List<Double>> delays() {
        Map<String, List<Double>> delays = new TreeMap<>();
        for (Source source : sources) {
            if (source.kind() == Source.Kind.NEWS) {
                delays.computeIfAbsent(source.name(), _ -> new ArrayList<>()).add(delay(source));
            }
        }
        return delays;
    }

    private double delay(Source source) {
        Span span = source.may().getFirst();
        return entries.getOrDefault(source.tag(), List.of()).stream()
                .filter(span::contains)
                .mapToDouble(at -> (double) (at - span.from()) / Stage.MINUTE)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** By slow rise, after how many hours it was listed; those never listed as infinity. */
    public Map<String, Double> slowRises() {
        Map<String, Double> found = new TreeMap<>();
        for (Source source : sources) {
            if (source.kind() == Source.Kind.SLOW_RISE) {
                found.put(source.name(), delay(source) / 60);
            }
        }
        return found;
    }

    /** By wave, how many times it was listed when looked at, and how often it entered the list. */
    public Map<String, String> waves() {
        Map<String, String> waves = new TreeMap<>();
        for (Source source : sources) {
            if (source.kind() == Source.Kind.WAVE) {
                waves.put(
                        source.name(),
                        looks.getOrDefault(source.tag(), 0)
                                + " looks, entered "
                                + entries.getOrDefault(source.tag(), List.of()).stream()
                                        .map(at -> (at - start) / Stage.HOUR + "h")
                                        .toList());
            }
        }
        return waves;
    }
}
