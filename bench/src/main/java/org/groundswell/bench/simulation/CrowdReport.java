package org.groundswell.bench.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** In how many worlds the tag of each kind of {@link Crowds} is listed, and for how long. */
public final class CrowdReport {
    private static final long LOOK_EVERY = 30 * Stage.SECOND;
    private static final int LIST = 20;

    private final Map<Crowds.Kind, List<Double>> minutes = new LinkedHashMap<>();

    /** Runs every kind in one more world. */
    public void add(long seed) {
        for (Crowds.Kind kind : Crowds.ALL) {
            minutes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(minutesListed(kind, seed));
        }
    }

    /** The names of the kinds of which not every world's list made what it has to. */
    public List<String> wrong() {
        return minutes.entrySet().stream()
                .filter(each -> !isRight(each.getKey().wanted(), each.getValue()))
                .map(each -> each.getKey().name())
                .toList();
    }

    private static boolean isRight(Crowds.Wanted wanted, List<Double> minutes) {
        return switch (wanted) {
            case NEVER -> minutes.stream().allMatch(each -> each == 0);
            case BRIEFLY -> median(minutes) <= 2;
            case LISTED -> minutes.stream().allMatch(each -> each > 0);
        };
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Prints a table. */
    public void print(PrintStream out) {
        out.printf("%n| crowd | wanted | listed | minutes on the list, median |%n| --- | --- | --- | --- |%n");
        minutes.forEach((kind, all) -> out.printf(
                Locale.ENGLISH,
                "| %s | %s | %d of %d | %.1f |%n",
                kind.name(),
                kind.wanted().name().toLowerCase(Locale.ROOT),
                all.stream().filter(each -> each > 0).count(),
                all.size(),
                median(all)));
    }

    private static double minutesListed(Crowds.Kind kind, long seed) {
        Place place = kind.country().isEmpty() ? Place.WORLD : Place.country(kind.country());
        TrendEngine engine = new TrendEngine(0, TrendParameters.DEFAULT);
        Kept kept = new Kept();
        long look = Crowds.ONSET;
        double minutes = 0;
        for (Happening each : Crowds.of(kind, seed)) {
            while (each.arrives() > look) {
                engine.advanceTo(look);
                engine.repair(kept);
                boolean listed = engine.trends(place, LIST).stream()
                        .anyMatch(trend -> trend.tag().equals(Crowds.TAG));
                minutes += listed ? (double) LOOK_EVERY / Stage.MINUTE : 0;
                look += LOOK_EVERY;
            }
            if (each.deleted()) {
                engine.retract(each.use(), Removal.BY_AUTHOR);
                kept.remove(each.use());
            } else {
                engine.use(each.use());
                kept.add(each.use());
            }
        }
        return minutes;
    }

    /** The uses that are left, for repairs. */
    private static final class Kept implements History {
        private final Map<String, List<Use>> uses = new HashMap<>();

        void add(Use use) {
            uses.computeIfAbsent(use.tag(), _ -> new ArrayList<>()).add(use);
        }

        void remove(Use use) {
            uses.getOrDefault(use.tag(), new ArrayList<>()).remove(use);
        }

        @Override
        public void uses(String tag, long from, long to, Consumer<Use> visitor) {
            uses.getOrDefault(tag, List.of()).stream()
                    .filter(use -> use.at() >= from && use.at() < to)
                    .forEach(visitor);
        }
    }
}
