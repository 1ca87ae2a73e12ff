package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.engine.History;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** Our engine, with the uses it can read again kept beside it. */
final class Engine implements Method {
    private final TrendEngine engine;
    private final Map<String, List<Use>> kept = new HashMap<>();
    private final History history = (tag, from, to, visitor) -> kept.getOrDefault(tag, List.of()).stream()
            .filter(use -> use.at() >= from && use.at() < to)
            .sorted((a, b) -> Long.compare(a.at(), b.at()))
            .forEach(visitor);

    Engine(long start) {
        this.engine = new TrendEngine(start, TrendParameters.DEFAULT);
    }

    @Override
    public String name() {
        return "Groundswell";
    }

    @Override
    public void use(Use use) {
        engine.use(use);
        kept.computeIfAbsent(use.tag(), _ -> new ArrayList<>()).add(use);
    }

    @Override
    public void retract(Use use) {
        engine.retract(use, Removal.BY_AUTHOR);
        kept.getOrDefault(use.tag(), new ArrayList<>()).remove(use);
    }

    @Override
    public List<String> listed(long now, int limit) {
        engine.advanceTo(now);
        engine.repair(history);
        return engine.trends(Place.WORLD, limit).stream().map(Trend::tag).toList();
    }
}
