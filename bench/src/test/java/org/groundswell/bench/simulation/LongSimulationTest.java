package org.groundswell.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seven weeks with a clock change, looked at every five minutes. */
class LongSimulationTest {
    private static final int DAYS = 56;

    @Test
    void habitsAreKnownFromTheThirdTimeOnAndNewsIsFound() {
        LongScore score = new LongSimulation(DAYS, 5 * Stage.MINUTE)
                .run(3, start -> List.of(new Engine(start)))
                .getFirst();

        Map<String, Integer> habits = score.repeatedHabits();
        habits.keySet().removeIf(name -> name.startsWith("weekends") || name.startsWith("fortnightly"));
        assertThat(habits).hasSizeGreaterThan(10);
        assertThat(habits.values()).as("%s", habits).containsOnly(0);
        assertThat(score.delays().get("new tag, 40")).allMatch(Double::isFinite);
        assertThat(score.delays().get("20/h + 120")).allMatch(Double::isFinite);
        assertThat(score.falseAlarms().get("steady 20/h")).isZero();
        assertThat(score.backgroundAlarms()).isLessThan(20);
    }
}
