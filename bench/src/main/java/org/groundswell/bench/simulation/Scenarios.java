package org.groundswell.bench.simulation;

import java.util.List;

/** What happens in a world: habits all along, and in the judged week what is to be told apart from them. */
interface Scenarios {
    List<Scenario> of(Population population, long start, long week);

    /** A large server, where everything happens. */
    static List<Scenario> world(Population population, long start, long week) {
        Stage stage = new Stage(population, start, week);
        new Waves(stage).add();
        new Habits(stage).add();
        new Bought(stage).add();
        return stage.scenarios();
    }

    /** A server of a few friends, where little happens, and least at night. */
    static List<Scenario> village(Population population, long start, long week) {
        Stage stage = new Stage(population, start, week);
        new Village(stage).add();
        return stage.scenarios();
    }
}
