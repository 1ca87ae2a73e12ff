package org.groundswell.bench.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Use;

/** Distinct people of each tag in the last hour, for the methods that look at nothing else. */
final class PeopleAnHour {
    private static final long HOUR = 3_600_000L;

    private final Deque<Use> uses = new ArrayDeque<>();
    private final Map<String, Map<Long, Integer>> people = new HashMap<>();

    void add(Use use) {
        uses.add(use);
        people.computeIfAbsent(use.tag(), _ -> new HashMap<>()).merge(use.person(), 1, Integer::sum);
    }

    void advanceTo(long now) {
        while (!uses.isEmpty() && uses.peek().at() <= now - HOUR) {
            Use gone = uses.remove();
            Map<Long, Integer> of = people.get(gone.tag());
            if (of != null && of.merge(gone.person(), -1, Integer::sum) <= 0) {
                of.remove(gone.person());
                if (of.isEmpty()) {
                    people.remove(gone.tag());
                }
            }
        }
    }

    int of(String tag) {
        return people.getOrDefault(tag, Map.of()).size();
    }

    /** Tags anybody used. */
    Iterable<String> tags() {
        return people.keySet();
    }
}
