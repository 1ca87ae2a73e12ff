package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.EBB;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;
import static org.groundswell.bench.simulation.Stage.SECOND;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.bench.simulation.Scenario.Span;

/** What a server of a few friends sees: habits of a handful, and one evening a crowd. */
final class Village {
    private final Stage stage;

    Village(Stage stage) {
        this.stage = stage;
    }

    void add() {
        flashCrowd();
        fourAtNight();
        regulars();
        twoMakeNoise();
    }

    /** A quarter of everybody within ten minutes. */
    private void flashCrowd() {
        long onset = stage.week + 2 * DAY + 19 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = stage.population.people(16, "");
        for (int person : people) {
            stage.use(happenings, "thebakery", person, onset + (long) (stage.random.nextDouble() * 10 * MINUTE));
        }
        stage.add(
                "flash crowd",
                "thebakery",
                happenings,
                List.of(new Span(onset + 10 * MINUTE, onset + 2 * HOUR)),
                List.of(new Span(onset, onset + 2 * HOUR + EBB)),
                false,
                false);
    }

    private void fourAtNight() {
        List<Happening> happenings = new ArrayList<>();
        for (int person : stage.population.people(4, "")) {
            long at = stage.week + 3 * DAY + 3 * HOUR + (long) (stage.random.nextDouble() * HOUR);
            stage.use(happenings, "cantsleep", person, at);
        }
        stage.add("four at night", "cantsleep", happenings, List.of(), List.of(), false, false);
    }

    /** Eight people, every evening, and once a week a few more. */
    private void regulars() {
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = stage.population.people(11, "");
        for (long day = stage.start; day < stage.week + 7 * DAY; day += DAY) {
            int coming = (day - stage.start) / DAY % 7 == 5 ? 11 : 8;
            for (int person : people.subList(0, coming)) {
                stage.use(
                        happenings,
                        "thetable",
                        person,
                        day + 18 * HOUR + (long) (stage.random.nextDouble() * 3 * HOUR));
            }
        }
        stage.add("regulars", "thetable", happenings, List.of(), List.of(), false, false);
    }

    private void twoMakeNoise() {
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = stage.population.people(2, "");
        for (int i = 0; i < 300; i++) {
            stage.use(happenings, "ourband", people.get(i % 2), stage.week + 5 * DAY + 12 * HOUR + i * 20L * SECOND);
        }
        stage.add("two make noise", "ourband", happenings, List.of(), List.of(), true, false);
    }
}
