package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.groundswell.trends.model.Use;

/** The tags most people used in the last hour, if five did. */
final class TopCounts implements Method {
    private static final int FEWEST = 5;

    private final PeopleAnHour people = new PeopleAnHour();

    @Override
    public String name() {
        return "top counts of the hour";
    }

    @Override
    public void use(Use use) {
        people.add(use);
    }

    @Override
    public void retract(Use use) {
        // A list of what was used; what was taken back was used.
    }

    @Override
    public List<String> listed(long now, int limit) {
        people.advanceTo(now);
        List<String> tags = new ArrayList<>();
        people.tags().forEach(tag -> {
            if (people.of(tag) >= FEWEST) {
                tags.add(tag);
            }
        });
        tags.sort(Comparator.<String>comparingInt(people::of).reversed().thenComparing(Comparator.naturalOrder()));
        return List.copyOf(tags.subList(0, Math.min(limit, tags.size())));
    }
}
