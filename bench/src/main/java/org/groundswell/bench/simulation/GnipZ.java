package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.model.Use;

/**
 * The cycle-corrected Poisson model of Gnip's white paper (2015) as a z-score: people of the last hour against the mean of
 * the same hour on the seven days before, in Poisson standard deviations; listed from five of them and five people on.
 */
final class GnipZ implements Method {
    private static final long HOUR = 3_600_000L;
    private static final int DAYS = 7;
    private static final double THRESHOLD = 5;
    private static final int FEWEST = 5;

    private final PeopleAnHour people = new PeopleAnHour();
    /** People by tag in each of the hours of the last week. */
    private final List<Map<String, Integer>> hours = new ArrayList<>();

    private long hour = Long.MIN_VALUE;

    GnipZ() {
        for (int i = 0; i < DAYS * 24; i++) {
            hours.add(Map.of());
        }
    }

    @Override
    public String name() {
        return "Gnip's z, same hour";
    }

    @Override
    public void use(Use use) {
        turnTo(use.at());
        people.add(use);
    }

    @Override
    public void retract(Use use) {
        // Counts of what was posted.
    }

    @Override
    public List<String> listed(long now, int limit) {
        turnTo(now);
        people.advanceTo(now);
        Map<String, Double> scores = new HashMap<>();
        people.tags().forEach(tag -> {
            int observed = people.of(tag);
            double expected = 0;
            for (int day = 1; day <= DAYS; day++) {
                expected += hours.get((int) Math.floorMod(hour - day * 24L, DAYS * 24L))
                        .getOrDefault(tag, 0);
            }
            expected /= DAYS;
            double z = (observed - expected) / Math.sqrt(Math.max(1, expected));
            if (observed >= FEWEST && z >= THRESHOLD) {
                scores.put(tag, z);
            }
        });
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void turnTo(long now) {
        long current = now / HOUR;
        if (hour == Long.MIN_VALUE) {
            hour = current;
        }
        while (hour < current) {
            people.advanceTo((hour + 1) * HOUR);
            Map<String, Integer> closed = new HashMap<>();
            people.tags().forEach(tag -> closed.put(tag, people.of(tag)));
            hours.set((int) Math.floorMod(hour, DAYS * 24L), closed);
            hour++;
        }
    }
}
